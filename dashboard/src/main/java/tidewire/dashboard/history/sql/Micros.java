package tidewire.dashboard.history.sql;

import java.time.Instant;

/** Times as the tables have them. */
final class Micros {
    private Micros() {}

    /** Microseconds since 1970, rounded down. */
    static long of(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }
}

package tidewire.ingest;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after failures in a row: doubled each time up to a limit, plus up to a quarter at random. */
public final class Backoff {
    private final Duration first;
    private final Duration most;
    private final RandomGenerator random;
    private int failures;

    public Backoff(Duration first, Duration most, RandomGenerator random) {
        this.first = first;
        this.most = most;
        this.random = random;
    }

    public void succeeded() {
        failures = 0;
    }

    /** Counts a failure and says how long to wait. */
    public Duration failed() {
        long wait = first.toMillis();
        for (int i = 0; i < failures && wait < most.toMillis(); i++) {
            wait *= 2;
        }
        failures++;
        wait = Math.min(Math.max(wait, 1), Math.max(most.toMillis(), first.toMillis()));
        return Duration.ofMillis(wait + random.nextLong(wait / 4 + 1));
    }
}

package tidewire.summarizer.market;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Clocks of the ingestors in one partition. */
final class SourceClocks {
    private final Map<String, Instant> times = new HashMap<>();

    void clear() {
        times.clear();
    }

    /** Moves a clock on; false when it has been there already. */
    boolean advance(String ingestor, Instant time) {
        Instant old = times.get(ingestor);
        if (old != null && !time.isAfter(old)) {
            return false;
        }
        times.put(ingestor, time);
        return true;
    }

    /** Up to where all ingestors have been read. */
    Instant passed() {
        return times.values().stream().min(Instant::compareTo).orElse(Instant.EPOCH);
    }
}

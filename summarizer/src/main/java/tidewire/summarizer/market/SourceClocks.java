package tidewire.summarizer.market;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Clocks of the trade sources in one partition. */
final class SourceClocks {
    private final Map<String, Instant> times = new HashMap<>();

    void clear() {
        times.clear();
    }

    /** Moves a clock on; false when it has been there already. */
    boolean advance(String source, Instant time) {
        Instant old = times.get(source);
        if (old != null && !time.isAfter(old)) {
            return false;
        }
        times.put(source, time);
        return true;
    }

    /** Up to where, inclusive, all these sources have been read; null while one has not shown a time. */
    @Nullable
    Instant passed(Set<String> sources) {
        Instant slowest = null;
        for (String source : sources) {
            Instant time = times.get(source);
            if (time == null) {
                return null;
            }
            slowest = slowest == null || time.isBefore(slowest) ? time : slowest;
        }
        return slowest;
    }
}

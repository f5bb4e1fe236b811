package tidewire.ingest.trades;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The time that all products of a venue have reached by its own heartbeats: that of the slowest. */
final class VenueClock {
    private final Set<String> unheard;
    private final Map<String, Instant> times = new HashMap<>();
    /** Products by time, so that the slowest is found without looking at all. */
    private final TreeMap<Instant, Integer> counts = new TreeMap<>();

    VenueClock(Collection<String> products) {
        unheard = new HashSet<>(products);
    }

    void heard(String product, Instant time) {
        unheard.remove(product);
        remove(times.put(product, time));
        counts.merge(time, 1, Integer::sum);
    }

    /** A product that the venue does not serve is not waited for. */
    void without(String product) {
        unheard.remove(product);
        remove(times.remove(product));
    }

    private void remove(@Nullable Instant time) {
        if (time != null) {
            counts.computeIfPresent(time, (t, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Null while one has not been heard. */
    @Nullable
    Instant slowest() {
        return !unheard.isEmpty() || counts.isEmpty() ? null : counts.firstKey();
    }
}

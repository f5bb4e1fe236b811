package tidewire.ingest.trades;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.IngestContext;
import tidewire.ingest.clock.SinceGauge;

/**
 * The time that all products of a venue have reached by its own heartbeats, that of the slowest; and for how long the venue has said nothing
 * of any of them.
 */
final class VenueClock {
    private final Set<String> unheard;
    private final Map<String, Instant> times = new HashMap<>();
    /** Products by time, so that the slowest is found without looking at all. */
    private final TreeMap<Instant, Integer> counts = new TreeMap<>();

    private final SinceGauge silent;

    VenueClock(ExchangeConfig exchange, IngestContext context) {
        unheard = new HashSet<>(exchange.symbols());
        silent = SinceGauge.register(
                context.meters(), "tidewire.ingest.exchange.silent", exchange.source(), context.wallClock());
    }

    /**
     * The venue has told a trade, or that there was none: more than that the connection is there.
     *
     * @param live by itself; a page that it was asked for says nothing of whether it goes on
     */
    void spoken(boolean live) {
        if (live) {
            silent.restart();
        }
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

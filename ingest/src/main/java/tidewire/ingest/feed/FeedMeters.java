package tidewire.ingest.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import tidewire.ingest.clock.SinceGauge;
import tidewire.ingest.feed.parse.FeedItem;

/** What is counted of one feed. */
final class FeedMeters {
    private final Counter items;
    private final Counter undated;
    private final Counter fetched;
    private final Counter unchanged;
    private final Counter failed;
    private final SinceGauge success;
    private final SinceGauge item;

    FeedMeters(MeterRegistry meters, String source, InstantSource wallClock) {
        items = meters.counter("tidewire.ingest.items", "source", source);
        undated = meters.counter("tidewire.ingest.feed.items.undated", "source", source);
        fetched = polls(meters, source, "fetched");
        unchanged = polls(meters, source, "unchanged");
        failed = polls(meters, source, "failed");
        success = SinceGauge.register(meters, "tidewire.ingest.feed.success.age", source, wallClock);
        item = SinceGauge.register(meters, "tidewire.ingest.feed.item.age", source, wallClock);
    }

    private static Counter polls(MeterRegistry meters, String source, String result) {
        return meters.counter("tidewire.ingest.feed.polls", "source", source, "result", result);
    }

    /** A document was read. */
    void fetched(int published, List<FeedItem> all) {
        fetched.increment();
        items.increment(published);
        undated.increment(all.stream().filter(item -> item.published() == null).count());
    }

    void unchanged() {
        unchanged.increment();
    }

    void succeeded(int published) {
        success.restart();
        if (published > 0) {
            item.restart();
        }
    }

    void failed() {
        failed.increment();
    }
}

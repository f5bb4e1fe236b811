package tidewire.ingest.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.parse.FeedItem;

/** What is counted of one feed. */
final class FeedMeters {
    private final InstantSource wallClock;
    private final Counter items;
    private final Counter undated;
    private final Counter fetched;
    private final Counter unchanged;
    private final Counter failed;
    private volatile @Nullable Instant lastSuccess;
    private volatile @Nullable Instant lastItem;

    FeedMeters(MeterRegistry meters, String source, InstantSource wallClock) {
        this.wallClock = wallClock;
        items = meters.counter("tidewire.ingest.items", "source", source);
        undated = meters.counter("tidewire.ingest.feed.items.undated", "source", source);
        fetched = polls(meters, source, "fetched");
        unchanged = polls(meters, source, "unchanged");
        failed = polls(meters, source, "failed");
        age(
                meters,
                source,
                "tidewire.ingest.feed.success.age",
                "Time since the last poll that worked",
                () -> lastSuccess);
        age(
                meters,
                source,
                "tidewire.ingest.feed.item.age",
                "Time since the feed last showed a new item",
                () -> lastItem);
    }

    private static Counter polls(MeterRegistry meters, String source, String result) {
        return meters.counter("tidewire.ingest.feed.polls", "source", source, "result", result);
    }

    private void age(MeterRegistry meters, String source, String name, String help, Supplier<@Nullable Instant> since) {
        Gauge.builder(name, () -> {
                    Instant then = since.get();
                    return then == null
                            ? Double.NaN
                            : Duration.between(then, wallClock.instant()).toMillis() / 1000.0;
                })
                .description(help)
                .baseUnit("seconds")
                .tag("source", source)
                .register(meters);
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
        lastSuccess = wallClock.instant();
        if (published > 0) {
            lastItem = lastSuccess;
        }
    }

    void failed() {
        failed.increment();
    }
}

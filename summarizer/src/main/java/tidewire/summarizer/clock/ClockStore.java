package tidewire.summarizer.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import tidewire.events.ClockMarker;

/** A task's {@link PartitionClock}, kept in a store: markers by ingestor, and the time passed, in milliseconds. */
public final class ClockStore {
    /** No ingestor has this name. */
    private static final String PASSED = "";

    private final KeyValueStore<String, Long> store;
    private final PartitionClock clock;

    /** @param store as {@link #builder} makes it */
    public ClockStore(KeyValueStore<String, Long> store, Duration lease) {
        this.store = store;
        Map<String, Instant> markers = new HashMap<>();
        try (KeyValueIterator<String, Long> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, Long> next = all.next();
                markers.put(next.key, Instant.ofEpochMilli(next.value));
            }
        }
        Instant passed = markers.remove(PASSED);
        this.clock = new PartitionClock(lease, markers, passed);
    }

    /** Clocks move with every marker; only where they stand at a commit needs to be logged. */
    public static StoreBuilder<KeyValueStore<String, Long>> builder(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.Long())
                .withCachingEnabled();
    }

    /** As {@link PartitionClock#mark}. */
    public boolean mark(ClockMarker marker) {
        boolean moved = clock.mark(marker, store::delete);
        Instant marked = clock.ingestors().get(marker.ingestor());
        if (marked != null) {
            store.put(marker.ingestor(), marked.toEpochMilli());
        }
        Instant passed = clock.passed();
        if (moved && passed != null) {
            store.put(PASSED, passed.toEpochMilli());
        }
        return moved;
    }

    /** As {@link PartitionClock#passed}. */
    public @Nullable Instant passed() {
        return clock.passed();
    }

    /** As {@link PartitionClock#ingestors}. */
    public Map<String, Instant> ingestors() {
        return clock.ingestors();
    }
}

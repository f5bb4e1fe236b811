package tidewire.summarizer.wire;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import tidewire.events.ClockMarker;
import tidewire.events.InvalidEventException;
import tidewire.events.NewsItem;
import tidewire.events.SourceEvent;
import tidewire.summarizer.DeskInput;
import tidewire.summarizer.JsonSerde;
import tidewire.summarizer.Routes;
import tidewire.summarizer.StageMetrics;

/**
 * News to the desks that take it, once each. The key of the news is the item's id, so all records of one id are in this
 * partition and a second one is known here. Equal texts under other ids may be in other partitions: those are told apart
 * on the desk's tape.
 */
public final class WireProcessor implements Processor<byte[], SourceEvent, String, DeskInput> {
    private static final String IDS = "wire-ids";
    private static final String CLOCKS = "wire-clocks";
    // A date this far ahead of its own source is a mistake; the tape would hold the item back until then.
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    private final Routes routes;
    private final List<DeskFilter> desks;
    private final Memory memory;
    private final Counter taken;
    private final Counter unwanted;
    private final Counter duplicate;
    private final Map<String, Instant> latest = new HashMap<>();
    private long today;

    private ProcessorContext<String, DeskInput> context;
    private KeyValueStore<String, Long> ids;
    private KeyValueStore<String, ClockMarker> clocks;

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
    private WireProcessor(Routes routes, Memory memory, StageMetrics metrics) {
        this.routes = routes;
        this.desks = routes.desks().stream().map(DeskFilter::new).toList();
        this.memory = memory;
        this.taken = metrics.items("taken");
        this.unwanted = metrics.items("unwanted");
        this.duplicate = metrics.items("duplicate");
    }

    public static ProcessorSupplier<byte[], SourceEvent, String, DeskInput> supplier(
            Routes routes, Memory memory, StageMetrics metrics) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], SourceEvent, String, DeskInput> get() {
                return new WireProcessor(routes, memory, metrics);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(IDS), Serdes.String(), Serdes.Long()),
                        Stores.keyValueStoreBuilder(
                                        Stores.inMemoryKeyValueStore(CLOCKS),
                                        Serdes.String(),
                                        new JsonSerde<>(ClockMarker.class))
                                .withCachingEnabled());
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, DeskInput> context) {
        this.context = context;
        ids = context.getStateStore(IDS);
        clocks = context.getStateStore(CLOCKS);
        latest.clear();
        today = Memory.UNDATED;
        try (KeyValueIterator<String, ClockMarker> all = clocks.all()) {
            while (all.hasNext()) {
                passed(all.next().value);
            }
        }
    }

    @Override
    public void process(Record<byte[], SourceEvent> record) {
        if (record.value() instanceof NewsItem item) {
            deliver(item);
        } else if (record.value() instanceof ClockMarker marker) {
            passTime(marker);
        }
    }

    private void deliver(NewsItem item) {
        Instant after = latest.get(item.source());
        if (after != null && item.observed().isAfter(after.plus(MOST_AHEAD))) {
            throw new InvalidEventException("NewsItem.published is more than a day ahead of its source's clock: "
                    + item.observed() + ", clock " + after);
        }
        if (isKnown(item.id())) {
            duplicate.increment();
            return;
        }
        boolean wanted = false;
        for (DeskFilter desk : desks) {
            Optional<NewsItem> taking = desk.take(item);
            if (taking.isPresent()) {
                wanted = true;
                forward(desk.desk(), DeskInput.of(taking.get(), after), item.observed());
            }
        }
        (wanted ? taken : unwanted).increment();
    }

    private boolean isKnown(String id) {
        Long seen = ids.get(id);
        // A feed lists an item for as long as it likes: what counts is when it was last delivered.
        if (seen == null || seen < today) {
            ids.put(id, today);
        }
        return seen != null;
    }

    private void passTime(ClockMarker marker) {
        long before = today;
        if (passed(marker)) {
            clocks.put(marker.ingestor(), marker);
        }
        if (today > before) {
            forgetOld();
        }
        for (String desk : routes.desksAwaiting(marker.ingestor())) {
            forward(desk, DeskInput.of(marker, partition()), marker.observed());
        }
    }

    private boolean passed(ClockMarker marker) {
        Instant old = latest.get(marker.ingestor());
        if (old != null && !marker.observed().isAfter(old)) {
            return false;
        }
        latest.put(marker.ingestor(), marker.observed());
        today = Math.max(today, Memory.day(marker.observed()));
        return true;
    }

    private void forgetOld() {
        try (KeyValueIterator<String, Long> all = ids.all()) {
            while (all.hasNext()) {
                KeyValue<String, Long> seen = all.next();
                if (seen.value == Memory.UNDATED) {
                    ids.put(seen.key, today);
                } else if (memory.isForgotten(seen.value, today)) {
                    ids.delete(seen.key);
                }
            }
        }
    }

    private int partition() {
        return context.recordMetadata().orElseThrow().partition();
    }

    private void forward(String desk, DeskInput input, Instant time) {
        context.forward(new Record<>(desk, input, time.toEpochMilli()));
    }
}

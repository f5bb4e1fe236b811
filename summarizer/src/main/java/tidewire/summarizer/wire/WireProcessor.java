package tidewire.summarizer.wire;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import tidewire.events.NewsItem;
import tidewire.events.SourceEvent;
import tidewire.events.Topics;
import tidewire.summarizer.DeskInput;
import tidewire.summarizer.DeskRoutes;
import tidewire.summarizer.clock.ClockStore;
import tidewire.summarizer.streams.StageMetrics;

/**
 * News to the desks that take it, each revision once. The key of the news is the item's id, so all records of one id are in
 * this partition and a second one is known here. Equal texts under other ids may be in other partitions: those are told apart
 * on the desk's tape.
 */
public final class WireProcessor implements Processor<byte[], SourceEvent, String, DeskInput> {
    private static final String IDS = "wire-ids";
    private static final String CLOCK = "wire-clock";

    private final List<String> waiting;
    private final List<DeskFilter> desks;
    private final Memory memory;
    private final Duration lease;
    private final Counter taken;
    private final Counter unwanted;
    private final Counter duplicate;
    private long today;

    private ProcessorContext<String, DeskInput> context;
    private KeyValueStore<String, Long> ids;
    private ClockStore clock;

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
    private WireProcessor(DeskRoutes routes, Memory memory, Duration lease, StageMetrics metrics) {
        this.waiting = routes.desksWithNews();
        this.desks = routes.desks().stream().map(DeskFilter::new).toList();
        this.memory = memory;
        this.lease = lease;
        this.taken = metrics.items("taken");
        this.unwanted = metrics.items("unwanted");
        this.duplicate = metrics.items("duplicate");
    }

    public static ProcessorSupplier<byte[], SourceEvent, String, DeskInput> supplier(
            DeskRoutes routes, Memory memory, Duration lease, StageMetrics metrics) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], SourceEvent, String, DeskInput> get() {
                return new WireProcessor(routes, memory, lease, metrics);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(IDS), Serdes.String(), Serdes.Long()),
                        ClockStore.builder(CLOCK));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, DeskInput> context) {
        this.context = context;
        ids = context.getStateStore(IDS);
        clock = new ClockStore(context.getStateStore(CLOCK), lease);
        Instant passed = clock.passed();
        today = passed == null ? Memory.UNDATED : Memory.day(passed);
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
        if (isKnown(item.eventId())) {
            duplicate.increment();
            return;
        }
        boolean wanted = false;
        for (DeskFilter desk : desks) {
            Optional<NewsItem> taking = desk.take(item);
            if (taking.isPresent()) {
                wanted = true;
                forward(desk.desk(), DeskInput.of(taking.get(), clock.passed()), item.observed());
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
        clock.mark(marker);
        Instant passed = clock.passed();
        if (passed == null) {
            return;
        }
        if (Memory.day(passed) > today) {
            today = Memory.day(passed);
            forgetOld();
        }
        int partition = context.recordMetadata().orElseThrow().partition();
        DeskInput.Clock at = new DeskInput.Clock(Topics.NEWS, partition, passed, clock.ingestors());
        waiting.forEach(desk -> forward(desk, DeskInput.of(at), marker.observed()));
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

    private void forward(String desk, DeskInput input, Instant time) {
        context.forward(new Record<>(desk, input, time.toEpochMilli()));
    }
}

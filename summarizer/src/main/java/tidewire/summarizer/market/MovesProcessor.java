package tidewire.summarizer.market;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.BiConsumer;
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
import tidewire.events.Bar;
import tidewire.events.ClockMarker;
import tidewire.events.Event;
import tidewire.events.Move;
import tidewire.summarizer.DeskRoutes;
import tidewire.summarizer.clock.ClockStore;
import tidewire.summarizer.market.moves.MarketRules;
import tidewire.summarizer.market.moves.MoveWatch;
import tidewire.summarizer.streams.StageMetrics;

/**
 * Bars to moves (key: symbol), known at the time of the bar's record; and by the markers those symbols that have stopped
 * trading ({@link MoveWatch}). Markers pass through, behind the moves of the bars that they closed.
 */
public final class MovesProcessor implements Processor<String, Event, String, Event> {
    private static final String SYMBOLS = "market-symbols";
    private static final String SOURCES = "market-trading-minutes";
    private static final String CLOCK = "market-moves-clock";
    private static final String COMMITS = "market-symbol-commits";

    private final DeskRoutes routes;
    private final MarketRules rules;
    private final Duration lease;
    private final Counter made;
    private MoveWatch watch;
    private ClockStore clock;
    private ProcessorContext<String, Event> context;

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
    private MovesProcessor(DeskRoutes routes, MarketRules rules, Duration lease, StageMetrics metrics) {
        this.routes = routes;
        this.rules = rules;
        this.lease = lease;
        this.made = metrics.market("move");
    }

    public static ProcessorSupplier<String, Event, String, Event> supplier(
            DeskRoutes routes, MarketRules rules, Duration lease, StageMetrics metrics) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Event, String, Event> get() {
                return new MovesProcessor(routes, rules, lease, metrics);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(CommitHook.builder(COMMITS), bytes(SYMBOLS), bytes(SOURCES), ClockStore.builder(CLOCK));
            }
        };
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> bytes(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
    }

    @Override
    public void init(ProcessorContext<String, Event> context) {
        this.context = context;
        KeyValueStore<String, byte[]> symbols = context.getStateStore(SYMBOLS);
        KeyValueStore<String, byte[]> sources = context.getStateStore(SOURCES);
        clock = new ClockStore(context.getStateStore(CLOCK), lease);
        MoveWatch restored = new MoveWatch(rules, BarsProcessor.GRACE, routes::sourcesOf, routes.tradeSources());
        each(symbols, restored::restoreSymbol);
        each(sources, restored::restoreSource);
        watch = restored;
        CommitHook commits = context.getStateStore(COMMITS);
        commits.beforeCommit(() -> restored.write(symbols::put, sources::put));
    }

    private static void each(KeyValueStore<String, byte[]> store, BiConsumer<String, byte[]> action) {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> next = all.next();
                action.accept(next.key, next.value);
            }
        }
    }

    @Override
    public void process(Record<String, Event> record) {
        if (record.value() instanceof Bar bar) {
            watch.next(bar, Instant.ofEpochMilli(record.timestamp())).ifPresent(this::made);
            return;
        }
        if (record.value() instanceof ClockMarker marker) {
            mark(marker);
        }
        context.forward(record);
    }

    private void mark(ClockMarker marker) {
        watch.traded(marker.traded(), marker.observed());
        Instant before = clock.passed();
        if (clock.mark(marker)) {
            Instant passed = clock.passed();
            if (passed != null) {
                watch.passed(before, passed).forEach(this::made);
            }
        }
    }

    private void made(Move move) {
        made.increment();
        context.forward(new Record<>(move.symbol(), move, move.observed().toEpochMilli()));
    }
}

package tidewire.summarizer.market;

import io.micrometer.core.instrument.Counter;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import tidewire.events.Bar;
import tidewire.events.Event;
import tidewire.summarizer.JsonSerde;
import tidewire.summarizer.StageMetrics;

/** Bars to moves (key: symbol). Markers pass through, behind the moves of the bars that they closed. */
public final class MovesProcessor implements Processor<String, Event, String, Event> {
    private static final String SYMBOLS = "market-symbols";

    private final MoveDetector detector;
    private final Counter made;
    private ProcessorContext<String, Event> context;
    private KeyValueStore<String, SymbolState> symbols;

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
    private MovesProcessor(MoveRules rules, StageMetrics metrics) {
        this.detector = new MoveDetector(rules);
        this.made = metrics.market("move");
    }

    public static ProcessorSupplier<String, Event, String, Event> supplier(MoveRules rules, StageMetrics metrics) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Event, String, Event> get() {
                return new MovesProcessor(rules, metrics);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(SYMBOLS),
                                Serdes.String(),
                                new JsonSerde<>(SymbolState.class))
                        .withCachingEnabled());
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Event> context) {
        this.context = context;
        this.symbols = context.getStateStore(SYMBOLS);
    }

    @Override
    public void process(Record<String, Event> record) {
        if (!(record.value() instanceof Bar bar)) {
            context.forward(record);
            return;
        }
        SymbolState known = symbols.get(bar.symbol());
        MoveDetector.Step step = detector.next(
                known == null ? SymbolState.NEW : known, bar, Instant.ofEpochMilli(record.timestamp()));
        symbols.put(bar.symbol(), step.state());
        step.move().ifPresent(move -> {
            made.increment();
            context.forward(new Record<>(move.symbol(), move, move.observed().toEpochMilli()));
        });
    }
}

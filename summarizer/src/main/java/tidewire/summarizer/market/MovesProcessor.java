package tidewire.summarizer.market;

import io.micrometer.core.instrument.Counter;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
import tidewire.summarizer.market.moves.MarketRules;
import tidewire.summarizer.market.moves.detect.MoveDetector;
import tidewire.summarizer.market.moves.detect.SymbolState;
import tidewire.summarizer.market.moves.detect.SymbolStateCodec;
import tidewire.summarizer.streams.StageMetrics;

/**
 * Bars to moves (key: symbol), known at the time of the bar's record. Markers pass through, behind the moves of the bars
 * that they closed.
 */
public final class MovesProcessor implements Processor<String, Event, String, Event> {
    private static final String SYMBOLS = "market-symbols";
    private static final String COMMITS = "market-symbol-commits";

    private final MarketRules rules;
    private final Counter made;
    private final Map<String, Symbol> known = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private ProcessorContext<String, Event> context;
    private KeyValueStore<String, byte[]> symbols;

    private record Symbol(MoveDetector detector, SymbolState state) {}

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
    private MovesProcessor(MarketRules rules, StageMetrics metrics) {
        this.rules = rules;
        this.made = metrics.market("move");
    }

    public static ProcessorSupplier<String, Event, String, Event> supplier(MarketRules rules, StageMetrics metrics) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Event, String, Event> get() {
                return new MovesProcessor(rules, metrics);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        CommitHook.builder(COMMITS),
                        Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(SYMBOLS), Serdes.String(), Serdes.ByteArray()));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Event> context) {
        this.context = context;
        this.symbols = context.getStateStore(SYMBOLS);
        known.clear();
        changed.clear();
        CommitHook commits = context.getStateStore(COMMITS);
        commits.beforeCommit(this::write);
    }

    private void write() {
        for (String symbol : changed) {
            symbols.put(symbol, SymbolStateCodec.write(symbol(symbol).state()));
        }
        changed.clear();
    }

    @Override
    public void process(Record<String, Event> record) {
        if (!(record.value() instanceof Bar bar)) {
            context.forward(record);
            return;
        }
        Symbol symbol = symbol(bar.symbol());
        Instant observed = Instant.ofEpochMilli(record.timestamp());
        changed.add(bar.symbol());
        symbol.detector().next(symbol.state(), bar, observed).ifPresent(move -> {
            made.increment();
            context.forward(new Record<>(move.symbol(), move, move.observed().toEpochMilli()));
        });
    }

    private Symbol symbol(String name) {
        return known.computeIfAbsent(name, n -> {
            byte[] stored = symbols.get(n);
            SymbolState state =
                    stored == null ? new SymbolState(rules.of(n)) : SymbolStateCodec.read(stored, rules.of(n));
            return new Symbol(new MoveDetector(rules.of(n)), state);
        });
    }
}

package tidewire.summarizer.market;

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
import tidewire.events.TradingDay;
import tidewire.summarizer.market.days.SymbolDays;
import tidewire.summarizer.market.moves.MarketRules;

/** Bars and their revisions to what each session has come to (key: symbol and day). */
public final class DaysProcessor implements Processor<String, Bar, String, TradingDay> {
    private static final String DAYS = "market-days";
    private static final String COMMITS = "market-day-commits";

    private final MarketRules rules;
    private final Map<String, SymbolDays> known = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private ProcessorContext<String, TradingDay> context;
    private KeyValueStore<String, byte[]> days;

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
    private DaysProcessor(MarketRules rules) {
        this.rules = rules;
    }

    public static ProcessorSupplier<String, Bar, String, TradingDay> supplier(MarketRules rules) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Bar, String, TradingDay> get() {
                return new DaysProcessor(rules);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        CommitHook.builder(COMMITS),
                        Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(DAYS), Serdes.String(), Serdes.ByteArray()));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, TradingDay> context) {
        this.context = context;
        days = context.getStateStore(DAYS);
        known.clear();
        changed.clear();
        CommitHook commits = context.getStateStore(COMMITS);
        commits.beforeCommit(this::write);
    }

    private void write() {
        changed.forEach(symbol -> days.put(symbol, of(symbol).write()));
        changed.clear();
    }

    @Override
    public void process(Record<String, Bar> record) {
        Bar bar = record.value();
        for (TradingDay day : of(bar.symbol()).next(bar)) {
            changed.add(bar.symbol());
            context.forward(new Record<>(
                    day.symbol() + "/" + day.day(), day, day.eventTime().toEpochMilli()));
        }
    }

    private SymbolDays of(String symbol) {
        return known.computeIfAbsent(symbol, name -> {
            byte[] stored = days.get(name);
            return stored == null
                    ? new SymbolDays(rules.of(name).hours())
                    : SymbolDays.read(stored, rules.of(name).hours());
        });
    }
}

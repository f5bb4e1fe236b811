package tidewire.summarizer.market;

import io.micrometer.core.instrument.Counter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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
import tidewire.events.Event;
import tidewire.events.SourceEvent;
import tidewire.events.Trade;
import tidewire.summarizer.Routes;
import tidewire.summarizer.StageMetrics;

/**
 * Trades to bars. A bar closes when the clocks of all sources of its symbol have passed its end, and for no other reason:
 * not because a later trade came, not because time went by on this machine. A trade that comes after that is late: it is
 * counted and left out, for what was built on the bar has been published.
 *
 * <p>Passes on closed bars (key: symbol) and then the marker that closed them (key: source).
 */
public final class BarsProcessor implements Processor<byte[], SourceEvent, String, Event> {
    private static final String OPEN = "market-open-bars";
    private static final String CLOCKS = "market-clocks";

    private final Routes routes;
    private final Counter counted;
    private final Counter late;
    private final Counter unwanted;
    private final Counter made;
    private final SourceClocks sources = new SourceClocks();
    private final TreeMap<BarKey, OpenBar> bars = new TreeMap<>();
    private final Map<String, Instant> closedUpTo = new HashMap<>();

    private ProcessorContext<String, Event> context;
    private KeyValueStore<BarKey, OpenBar> open;
    private KeyValueStore<String, Long> clocks;

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
    private BarsProcessor(Routes routes, StageMetrics metrics) {
        this.routes = routes;
        this.counted = metrics.trades("counted");
        this.late = metrics.trades("late");
        this.unwanted = metrics.trades("unwanted");
        this.made = metrics.market("bar");
    }

    public static ProcessorSupplier<byte[], SourceEvent, String, Event> supplier(Routes routes, StageMetrics metrics) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], SourceEvent, String, Event> get() {
                return new BarsProcessor(routes, metrics);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                // Every trade changes a bar. The cache sends a bar to the changelog once a commit, not once a trade,
                // and a crash still loses nothing: Streams flushes it before it commits the trades as read.
                return Set.of(
                        Stores.keyValueStoreBuilder(
                                        Stores.inMemoryKeyValueStore(OPEN), OpenBarSerdes.keys(), OpenBarSerdes.bars())
                                .withCachingEnabled(),
                        Stores.keyValueStoreBuilder(
                                        Stores.inMemoryKeyValueStore(CLOCKS), Serdes.String(), Serdes.Long())
                                .withCachingEnabled());
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Event> context) {
        this.context = context;
        open = context.getStateStore(OPEN);
        clocks = context.getStateStore(CLOCKS);
        bars.clear();
        closedUpTo.clear();
        try (KeyValueIterator<BarKey, OpenBar> all = open.all()) {
            while (all.hasNext()) {
                KeyValue<BarKey, OpenBar> bar = all.next();
                bars.put(bar.key, bar.value);
            }
        }
        sources.clear();
        try (KeyValueIterator<String, Long> all = clocks.all()) {
            while (all.hasNext()) {
                KeyValue<String, Long> clock = all.next();
                sources.advance(clock.key, Instant.ofEpochMilli(clock.value));
            }
        }
    }

    @Override
    public void process(Record<byte[], SourceEvent> record) {
        if (record.value() instanceof Trade trade) {
            add(trade);
        } else if (record.value() instanceof ClockMarker marker) {
            closeBars(marker);
            context.forward(new Record<>(marker.ingestor(), marker, record.timestamp(), record.headers()));
        }
    }

    private void add(Trade trade) {
        if (!routes.sourcesOf(trade.symbol()).contains(trade.source())) {
            unwanted.increment();
            return;
        }
        BarKey key = new BarKey(OpenBar.startOf(trade.time()), trade.symbol());
        Instant closed = closedUpTo.computeIfAbsent(trade.symbol(), this::closedUpTo);
        if (!OpenBar.endOf(key.start()).isAfter(closed)) {
            late.increment();
            return;
        }
        OpenBar bar = bars.get(key);
        if (bar == null) {
            bar = new OpenBar(trade.price(), trade.size());
            bars.put(key, bar);
        } else {
            bar.add(trade.price(), trade.size());
        }
        open.put(key, bar);
        counted.increment();
    }

    private Instant closedUpTo(String symbol) {
        Instant passed = sources.passed(routes.sourcesOf(symbol));
        return passed == null ? Instant.MIN : passed;
    }

    private void closeBars(ClockMarker marker) {
        if (!sources.advance(marker.ingestor(), marker.observed())) {
            return;
        }
        // Whole milliseconds, rounded down: after a restart the clock may stand a little earlier, never later.
        clocks.put(marker.ingestor(), marker.observed().toEpochMilli());
        closedUpTo.clear();
        List<BarKey> due = new ArrayList<>();
        for (BarKey key : bars.keySet()) {
            if (!OpenBar.endOf(key.start()).isAfter(closedUpTo.computeIfAbsent(key.symbol(), this::closedUpTo))) {
                due.add(key);
            }
        }
        for (BarKey key : due) {
            OpenBar bar = Objects.requireNonNull(bars.remove(key));
            open.delete(key);
            made.increment();
            context.forward(
                    new Record<>(key.symbol(), bar.closed(key), key.start().toEpochMilli()));
        }
    }
}

package tidewire.summarizer.market;

import io.micrometer.core.instrument.Counter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;
import tidewire.events.Bar;
import tidewire.events.ClockMarker;
import tidewire.events.Event;
import tidewire.events.InvalidEventException;
import tidewire.events.SourceEvent;
import tidewire.events.TradeBatch;
import tidewire.events.TradeCancelled;
import tidewire.events.TradeCorrected;
import tidewire.events.TradeEvent;
import tidewire.summarizer.DeskRoutes;
import tidewire.summarizer.clock.ClockStore;
import tidewire.summarizer.market.bars.BarBook;
import tidewire.summarizer.market.bars.BarBook.Outcome;
import tidewire.summarizer.market.bars.BarKey;
import tidewire.summarizer.market.bars.OpenBar;
import tidewire.summarizer.market.bars.OpenBarSerdes;
import tidewire.summarizer.market.bars.TradeJournal;
import tidewire.summarizer.streams.StageMetrics;

/**
 * Trades to bars ({@link BarBook}): closed by observed time as the ingestors' markers tell it, and for no other reason, so
 * that a replay gives the same bars. What changes with every trade is written to the stores once a commit, in the shorter of
 * two forms: the bars, or the trades in them.
 *
 * <p>Passes on closed and revised bars (key: symbol; the record's time is when the bar was known) and then the marker that
 * closed them (key: ingestor).
 */
public final class BarsProcessor implements Processor<byte[], SourceEvent, String, Event> {
    private static final String OPEN = "market-open-bars";
    private static final String JOURNAL = "market-trade-journal";
    private static final String FORGOTTEN = "market-forgotten-bars";
    private static final String CLOCK = "market-clock";
    private static final String COMMITS = "market-commits";

    /** What ingestors send within this time of each other is put in order before a bar closes. */
    static final Duration GRACE = Duration.ofSeconds(1);
    /** A venue's late prints and corrections of a trade just done come within minutes. */
    private static final Duration KEEP = Duration.ofMinutes(15);

    private final DeskRoutes routes;
    private final Duration lease;
    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
    private final int[] ofBatch = new int[Outcome.values().length];
    private final Counter unwanted;
    private final Counter made;
    private final BarBook book = new BarBook(GRACE, KEEP);

    private ProcessorContext<String, Event> context;
    private KeyValueStore<BarKey, OpenBar> open;
    private KeyValueStore<Integer, TradeJournal.Part> journal;
    private KeyValueStore<String, Long> forgotten;
    private ClockStore clock;

    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
    private BarsProcessor(DeskRoutes routes, Duration lease, StageMetrics metrics) {
        this.routes = routes;
        this.lease = lease;
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, metrics.trades(outcome.name().toLowerCase(Locale.ROOT)));
        }
        this.unwanted = metrics.trades("unwanted");
        this.made = metrics.market("bar");
    }

    public static ProcessorSupplier<byte[], SourceEvent, String, Event> supplier(
            DeskRoutes routes, Duration lease, StageMetrics metrics) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], SourceEvent, String, Event> get() {
                return new BarsProcessor(routes, lease, metrics);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        CommitHook.builder(COMMITS),
                        Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(OPEN), OpenBarSerdes.keys(), OpenBarSerdes.bars()),
                        Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(JOURNAL), Serdes.Integer(), JournalSerde.parts()),
                        Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(FORGOTTEN), Serdes.String(), Serdes.Long()),
                        ClockStore.builder(CLOCK));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Event> context) {
        this.context = context;
        open = context.getStateStore(OPEN);
        journal = context.getStateStore(JOURNAL);
        forgotten = context.getStateStore(FORGOTTEN);
        clock = new ClockStore(context.getStateStore(CLOCK), lease);
        book.clear();
        try (KeyValueIterator<BarKey, OpenBar> all = open.all()) {
            while (all.hasNext()) {
                KeyValue<BarKey, OpenBar> bar = all.next();
                book.restore(bar.key, bar.value);
            }
        }
        try (KeyValueIterator<String, Long> all = forgotten.all()) {
            while (all.hasNext()) {
                KeyValue<String, Long> symbol = all.next();
                book.restoreForgotten(symbol.key, Instant.ofEpochMilli(symbol.value));
            }
        }
        try (KeyValueIterator<Integer, TradeJournal.Part> all = journal.all()) {
            while (all.hasNext()) {
                book.restore(all.next().value);
            }
        }
        CommitHook commits = context.getStateStore(COMMITS);
        commits.beforeCommit(() -> book.flush(changes));
    }

    private final BarBook.Store changes = new BarBook.Store() {
        @Override
        public void put(BarKey key, @Nullable OpenBar bar) {
            // Not deleted: that would read the old one to return it.
            open.put(key, bar);
        }

        @Override
        public void forgotten(String symbol, Instant upTo) {
            forgotten.put(symbol, upTo.toEpochMilli());
        }

        @Override
        public void journal(int number, TradeJournal.@Nullable Part part) {
            // Not deleted: that would read the old one to return it.
            journal.put(number, part);
        }
    };

    @Override
    public void process(Record<byte[], SourceEvent> record) {
        if (record.value() instanceof TradeEvent trade) {
            take(trade);
        } else if (record.value() instanceof ClockMarker marker) {
            closeBars(marker);
            context.forward(new Record<>(marker.ingestor(), marker, record.timestamp(), record.headers()));
        }
    }

    private void take(TradeEvent trade) {
        if (!routes.sourcesOf(trade.symbol()).contains(trade.source())) {
            unwanted.increment(
                    trade instanceof TradeBatch batch ? batch.trades().size() : 1);
        } else if (trade instanceof TradeBatch batch) {
            Arrays.fill(ofBatch, 0);
            book.take(batch, ofBatch);
            outcomes.forEach((outcome, counter) -> count(counter, ofBatch[outcome.ordinal()]));
        } else {
            Outcome outcome = book.take(trade);
            count(Objects.requireNonNull(outcomes.get(outcome)), 1);
            refuse(trade, outcome);
        }
    }

    /** What is to change a print that does not stand so is a dead letter: somebody's bar is wrong, there or here. */
    private static void refuse(TradeEvent event, Outcome outcome) {
        String told = outcome == Outcome.UNKNOWN
                ? " was never told"
                : outcome == Outcome.CONTRADICTED ? " was told otherwise, or stands otherwise by now" : "";
        if (told.isEmpty()) {
            return;
        }
        if (event instanceof TradeCancelled cancel) {
            throw new InvalidEventException("the cancelled trade "
                    + named(cancel.tradeId(), cancel.price(), cancel.size(), cancel.time()) + told);
        }
        if (event instanceof TradeCorrected correction) {
            throw new InvalidEventException("the corrected trade "
                    + named(correction.tradeId(), correction.wasPrice(), correction.wasSize(), correction.wasTime())
                    + told);
        }
    }

    private static String named(String id, BigDecimal price, BigDecimal size, Instant time) {
        return id + " (" + size.toPlainString() + " at " + price.toPlainString() + ", " + time + ")";
    }

    private static void count(Counter counter, int times) {
        if (times > 0) {
            counter.increment(times);
        }
    }

    private void closeBars(ClockMarker marker) {
        Instant before = clock.passed();
        clock.mark(marker);
        Instant passed = clock.passed();
        if (passed == null || passed.equals(before)) {
            return;
        }
        for (Bar bar : book.advance(passed)) {
            made.increment();
            context.forward(new Record<>(bar.symbol(), bar, known(bar, before).toEpochMilli()));
        }
    }

    // However far apart the markers are: only what comes late is known with the marker that lets it out.
    private static Instant known(Bar bar, @Nullable Instant before) {
        Instant complete = bar.end().plus(GRACE);
        return before == null || complete.isAfter(before) ? complete : before;
    }
}

package tidewire.summarizer.market.bars;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidewire.events.Bar;
import tidewire.events.Trade;
import tidewire.events.TradeBatch;
import tidewire.events.TradeCancelled;
import tidewire.events.TradeCorrected;
import tidewire.events.TradeEvent;
import tidewire.summarizer.market.bars.SymbolBars.Held;

/**
 * The bars of many symbols that can still change: those that are open, and for a while those that are closed. A function
 * of what it is given alone: it knows no wall clock.
 *
 * <p>A bar closes when observed time has passed its end, and the symbol's trades have too or are silent: so a file of
 * years ago, read in a minute, makes whole bars as a live venue does. What comes for a closed bar revises it until
 * it is forgotten, oldest first; what comes for a forgotten one is late.
 */
public final class BarBook {
    /** What became of what a venue said. */
    public enum Outcome {
        /** Counted, taken back or put right. */
        COUNTED,
        /** Told before. */
        REPEATED,
        /** Its bar is forgotten. */
        LATE,
        /** Speaks of a print that was never told. */
        UNKNOWN,
        /** Speaks of a print that was told otherwise, or stands otherwise by now. */
        CONTRADICTED
    }

    /** Where changed bars are to be kept, how far each symbol's are forgotten, and trades whose bars are not written yet. */
    public interface Store {
        /** @param bar null to delete */
        void put(BarKey key, @Nullable OpenBar bar);

        void forgotten(String symbol, Instant upTo);

        /** @param part null to delete */
        void journal(int number, TradeJournal.@Nullable Part part);
    }

    private static final Duration SILENT = Duration.ofSeconds(5);
    private static final int MOST_CLOSED = 64;

    private final Duration grace;
    private final Duration keep;
    private final Map<String, SymbolBars> symbols = new HashMap<>();
    /** Bars that are to be published when time has come. */
    private final TreeMap<BarKey, Held> due = new TreeMap<>();

    private final TreeMap<BarKey, Held> closed = new TreeMap<>();
    private final UnwrittenBars unwritten = new UnwrittenBars();
    private final TradeJournal journal = new TradeJournal();
    private Instant passed = Instant.EPOCH;

    /**
     * @param grace how far observed time must have passed the end of a bar before it closes
     * @param keep how long in observed time a closed bar can be revised
     */
    public BarBook(Duration grace, Duration keep) {
        this.grace = grace;
        this.keep = keep;
    }

    /** Begins anew with what was kept: bars, what is forgotten, then the parts of the journal in their order. */
    public void clear() {
        symbols.clear();
        due.clear();
        closed.clear();
        unwritten.clear();
        journal.clear();
        passed = Instant.EPOCH;
    }

    public void restore(BarKey key, OpenBar bar) {
        Held held = new Held(key, bar);
        symbol(key.symbol()).restore(held);
        journal.restore(bar.journalled);
        if (bar.isUnpublished()) {
            due(held);
        }
        if (bar.isClosed()) {
            closed(held);
        }
    }

    public void restoreForgotten(String symbol, Instant upTo) {
        symbol(symbol).forgotten = upTo;
    }

    public void restore(TradeJournal.Part part) {
        journal.restore(part);
        long number = part.first();
        for (TradeBatch batch : part.batches()) {
            SymbolBars symbol = symbol(batch.symbol());
            for (Trade trade : batch.trades()) {
                Held held = symbol.at(trade.symbol(), trade.time(), trade.observed());
                if (held != null && held.bar.journalled <= number && held.bar.add(trade)) {
                    touched(held);
                }
            }
            number++;
        }
    }

    /** Takes trades, and counts what became of them by {@link Outcome#ordinal}. */
    public void take(TradeBatch batch, int[] outcomes) {
        SymbolBars symbol = symbol(batch.symbol());
        for (Trade trade : batch.trades()) {
            outcomes[take(symbol, trade).ordinal()]++;
        }
        journal.add(batch);
    }

    /** Takes what a venue says of one print. */
    public Outcome take(TradeEvent event) {
        SymbolBars symbol = symbol(event.symbol());
        if (event instanceof Trade trade) {
            journal.add(new TradeBatch(trade.symbol(), trade.source(), trade.observed(), List.of(trade)));
            return take(symbol, trade);
        }
        if (event instanceof TradeCancelled cancel) {
            BarKey key = BarKey.of(cancel.symbol(), cancel.time());
            Held held = symbol.find(key);
            if (held == null) {
                return symbol.isForgotten(key) ? Outcome.LATE : Outcome.UNKNOWN;
            }
            if (!held.bar.cancel(cancel)) {
                return held.bar.told.refusal(Print.of(cancel), null);
            }
            changed(symbol, held, cancel.observed());
            return Outcome.COUNTED;
        }
        if (event instanceof TradeCorrected correction) {
            return correct(symbol, correction);
        }
        throw new IllegalArgumentException("a batch is to be taken as one");
    }

    private Outcome take(SymbolBars symbol, Trade trade) {
        Held held = symbol.at(trade.symbol(), trade.time(), trade.observed());
        if (held == null) {
            return Outcome.LATE;
        }
        if (!held.bar.add(trade)) {
            return Outcome.REPEATED;
        }
        touched(held);
        return Outcome.COUNTED;
    }

    private Outcome correct(SymbolBars symbol, TradeCorrected correction) {
        BarKey before = BarKey.of(correction.symbol(), correction.wasTime());
        // Both bars, or neither: a print that has no place any more must not be taken from where it is.
        if (symbol.isForgotten(before) || symbol.isForgotten(BarKey.of(correction.symbol(), correction.time()))) {
            return Outcome.LATE;
        }
        Held was = symbol.find(before);
        if (was == null) {
            return Outcome.UNKNOWN;
        }
        if (!was.bar.takeBack(correction)) {
            return was.bar.told.refusal(Print.before(correction), Print.after(correction));
        }
        changed(symbol, was, correction.observed());
        Held now = Objects.requireNonNull(
                symbol.at(correction.symbol(), correction.time(), correction.observed()), "not forgotten");
        now.bar.putRight(correction);
        changed(symbol, now, correction.observed());
        return Outcome.COUNTED;
    }

    private void changed(SymbolBars symbol, Held held, Instant observed) {
        symbol.hear(held, observed);
        unwritten.addWhole(held);
        touched(held);
    }

    private SymbolBars symbol(String name) {
        return symbols.computeIfAbsent(name, n -> new SymbolBars());
    }

    private void touched(Held held) {
        unwritten.add(held);
        if (!held.due) {
            due(held);
        }
    }

    private void due(Held held) {
        held.due = true;
        due.put(held.key, held);
    }

    /**
     * Observed time has come so far: bars that are complete by now, and those that have changed since they were
     * published, in the order of their time and symbol.
     */
    public List<Bar> advance(Instant observed) {
        if (observed.isBefore(passed)) {
            return List.of();
        }
        passed = observed;
        List<Bar> published = new ArrayList<>();
        Set<String> crowded = new LinkedHashSet<>();
        Instant complete = passed.minus(grace);
        for (Iterator<Held> all = due.values().iterator(); all.hasNext(); ) {
            Held held = all.next();
            BarKey key = held.key;
            if (key.end().isAfter(complete)) {
                break;
            }
            SymbolBars symbol = symbol(key.symbol());
            if (symbol.reached().isBefore(key.end())
                    && symbol.heard().plus(SILENT).isAfter(passed)
                    && isBehind(symbol)) {
                continue;
            }
            all.remove();
            held.due = false;
            if (held.bar.isUnpublished()) {
                Bar made = held.bar.publish(key);
                unwritten.addWhole(held);
                closed(held);
                if (made != null) {
                    published.add(made);
                }
                crowded.add(key.symbol());
            }
        }
        crowded.forEach(this::forgetTooMany);
        forgetAged();
        return published;
    }

    /** Whether what comes of the symbol is of long ago: read from a file, say. */
    private boolean isBehind(SymbolBars symbol) {
        return symbol.reached().isBefore(symbol.heard().minus(keep));
    }

    private void forgetTooMany(String name) {
        SymbolBars symbol = symbol(name);
        while (symbol.closed > MOST_CLOSED) {
            forget(symbol.bars.firstEntry().getValue());
        }
    }

    private void forgetAged() {
        Instant old = passed.minus(keep);
        List<Held> aged = new ArrayList<>();
        for (Held held : closed.values()) {
            if (!held.key.end().isBefore(old)) {
                break;
            }
            if (!isBehind(symbol(held.key.symbol()))) {
                aged.add(held);
            }
        }
        aged.forEach(this::forget);
    }

    private void forget(Held held) {
        SymbolBars symbol = symbol(held.key.symbol());
        if (closed.remove(held.key) != null) {
            symbol.closed--;
        }
        due.remove(held.key);
        held.due = false;
        held.forgotten = true;
        symbol.remove(held);
        unwritten.addWhole(held);
        unwritten.forgotten(held.key.symbol(), symbol.forgotten);
    }

    private void closed(Held held) {
        if (closed.put(held.key, held) == null) {
            symbol(held.key.symbol()).closed++;
        }
    }

    /** Writes what has changed since it was last asked: the bars themselves, or the trades in them where these are less. */
    public void flush(Store store) {
        unwritten.write(store, journal);
    }
}

package tidewire.summarizer.market.bars;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tidewire.events.Bar;
import tidewire.events.Trade;
import tidewire.events.TradeCancelled;
import tidewire.events.TradeCorrected;
import tidewire.events.TradeEvent;

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
        /** Speaks of a print that does not stand as it says. */
        UNKNOWN
    }

    /** Where changed bars are to be kept, and how far each symbol's are forgotten. */
    public interface Store {
        /** @param bar null to delete */
        void put(BarKey key, @Nullable OpenBar bar);

        void forgotten(String symbol, Instant upTo);
    }

    private static final Duration SILENT = Duration.ofSeconds(5);
    private static final int MOST_CLOSED = 64;

    private final Duration grace;
    private final Duration keep;
    private final Map<String, SymbolBars> symbols = new HashMap<>();
    /** Bars that are to be published when time has come. */
    private final TreeSet<BarKey> due = new TreeSet<>();

    private final TreeSet<BarKey> closed = new TreeSet<>();
    private final Set<BarKey> dirty = new LinkedHashSet<>();
    private final Set<String> forgetful = new LinkedHashSet<>();
    private Instant passed = Instant.EPOCH;
    private @Nullable BarKey lastTouched;

    private static final class SymbolBars {
        final TreeMap<Instant, OpenBar> bars = new TreeMap<>();
        int closed;
        Instant forgotten = Instant.EPOCH;
        /** Latest time of a trade. */
        Instant reached = Instant.EPOCH;
        /** Observed time of the last trade. */
        Instant heard = Instant.EPOCH;

        @Nullable
        BarKey key;

        @Nullable
        OpenBar bar;
    }

    /**
     * @param grace how far observed time must have passed the end of a bar before it closes
     * @param keep how long in observed time a closed bar can be revised
     */
    public BarBook(Duration grace, Duration keep) {
        this.grace = grace;
        this.keep = keep;
    }

    /** Begins anew with what was kept. */
    public void clear() {
        symbols.clear();
        due.clear();
        closed.clear();
        dirty.clear();
        forgetful.clear();
        passed = Instant.EPOCH;
        lastTouched = null;
    }

    public void restore(BarKey key, OpenBar bar) {
        symbol(key.symbol()).bars.put(key.start(), bar);
        if (bar.isUnpublished()) {
            due.add(key);
        }
        if (bar.isClosed()) {
            closed(key, symbol(key.symbol()));
        }
    }

    public void restoreForgotten(String symbol, Instant upTo) {
        symbol(symbol).forgotten = upTo;
    }

    /** Takes what a venue says. */
    public Outcome take(TradeEvent event) {
        SymbolBars symbol = symbol(event.symbol());
        if (event instanceof Trade trade) {
            OpenBar bar = bar(symbol, trade.symbol(), trade.time(), trade.observed());
            return bar == null ? Outcome.LATE : counted(bar.add(trade), Outcome.REPEATED);
        }
        if (event instanceof TradeCancelled cancel) {
            OpenBar bar = bar(symbol, cancel.symbol(), cancel.time(), cancel.observed());
            return bar == null ? Outcome.LATE : counted(bar.cancel(cancel), Outcome.UNKNOWN);
        }
        if (event instanceof TradeCorrected correction) {
            return correct(symbol, correction);
        }
        throw new IllegalArgumentException("a batch is to be taken trade by trade");
    }

    private Outcome correct(SymbolBars symbol, TradeCorrected correction) {
        OpenBar was = bar(symbol, correction.symbol(), correction.wasTime(), correction.observed());
        if (was == null) {
            return Outcome.LATE;
        }
        if (!was.takeBack(correction)) {
            return counted(false, Outcome.UNKNOWN);
        }
        OpenBar now = bar(symbol, correction.symbol(), correction.time(), correction.observed());
        if (now != null) {
            now.putRight(correction);
        }
        return Outcome.COUNTED;
    }

    private static Outcome counted(boolean counted, Outcome otherwise) {
        return counted ? Outcome.COUNTED : otherwise;
    }

    private SymbolBars symbol(String name) {
        SymbolBars found = symbols.get(name);
        if (found == null) {
            found = new SymbolBars();
            symbols.put(name, found);
        }
        return found;
    }

    private @Nullable OpenBar bar(SymbolBars symbol, String name, Instant time, Instant observed) {
        symbol.heard = observed;
        if (time.isAfter(symbol.reached)) {
            symbol.reached = time;
        }
        BarKey current = symbol.key;
        if (current != null
                && symbol.bar != null
                && !time.isBefore(current.start())
                && time.getEpochSecond() - current.start().getEpochSecond() < OpenBar.SECONDS) {
            touched(current);
            return symbol.bar;
        }
        BarKey key = BarKey.of(name, time);
        if (key.start().isBefore(symbol.forgotten)) {
            return null;
        }
        OpenBar bar = symbol.bars.computeIfAbsent(key.start(), start -> new OpenBar());
        symbol.key = key;
        symbol.bar = bar;
        touched(key);
        return bar;
    }

    // Most trades are of the bar of the trade before.
    private void touched(BarKey key) {
        if (key != lastTouched) {
            dirty.add(key);
            due.add(key);
            lastTouched = key;
        }
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
        lastTouched = null;
        List<Bar> published = new ArrayList<>();
        Set<String> crowded = new LinkedHashSet<>();
        Instant complete = passed.minus(grace);
        for (Iterator<BarKey> keys = due.iterator(); keys.hasNext(); ) {
            BarKey key = keys.next();
            if (key.end().isAfter(complete)) {
                break;
            }
            SymbolBars symbol = symbol(key.symbol());
            if (symbol.reached.isBefore(key.end()) && symbol.heard.plus(SILENT).isAfter(passed) && isBehind(symbol)) {
                continue;
            }
            keys.remove();
            OpenBar bar = symbol.bars.get(key.start());
            if (bar != null && bar.isUnpublished()) {
                Bar made = bar.publish(key);
                dirty.add(key);
                closed(key, symbol);
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
        return symbol.reached.isBefore(symbol.heard.minus(keep));
    }

    private void forgetTooMany(String name) {
        SymbolBars symbol = symbol(name);
        while (symbol.closed > MOST_CLOSED) {
            forget(new BarKey(symbol.bars.firstKey(), name));
        }
    }

    private void forgetAged() {
        Instant old = passed.minus(keep);
        List<BarKey> aged = new ArrayList<>();
        for (BarKey key : closed) {
            if (!key.end().isBefore(old)) {
                break;
            }
            if (!isBehind(symbol(key.symbol()))) {
                aged.add(key);
            }
        }
        aged.forEach(this::forget);
    }

    private void forget(BarKey key) {
        SymbolBars symbol = symbol(key.symbol());
        closed.remove(key);
        due.remove(key);
        symbol.closed--;
        symbol.bars.remove(key.start());
        symbol.forgotten = key.end().isAfter(symbol.forgotten) ? key.end() : symbol.forgotten;
        if (key.equals(symbol.key)) {
            symbol.key = null;
            symbol.bar = null;
        }
        dirty.add(key);
        forgetful.add(key.symbol());
    }

    private void closed(BarKey key, SymbolBars symbol) {
        if (closed.add(key)) {
            symbol.closed++;
        }
    }

    /** Writes what has changed since it was last asked. */
    public void flush(Store store) {
        for (BarKey key : dirty) {
            store.put(key, symbol(key.symbol()).bars.get(key.start()));
        }
        for (String name : forgetful) {
            store.forgotten(name, symbol(name).forgotten);
        }
        dirty.clear();
        forgetful.clear();
        lastTouched = null;
    }
}

package tidewire.summarizer.market.bars;

import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The bars of a symbol that can still change, and how far it has come. */
final class SymbolBars {
    /** A bar in hand. */
    static final class Held {
        final BarKey key;
        final OpenBar bar;
        /** Whether the store has another state of it. */
        boolean changed;
        /** Whether the journal does not say how it has changed. */
        boolean whole;

        boolean due;
        boolean forgotten;

        Held(BarKey key, OpenBar bar) {
            this.key = key;
            this.bar = bar;
        }
    }

    final TreeMap<Instant, Held> bars = new TreeMap<>();
    int closed;
    Instant forgotten = Instant.EPOCH;
    /** Latest time of a trade. */
    Instant reached = Instant.EPOCH;
    /** Observed time of the last trade. */
    Instant heard = Instant.EPOCH;

    private @Nullable Held last;

    void restore(Held held) {
        bars.put(held.key.start(), held);
        heard = held.bar.heard.isAfter(heard) ? held.bar.heard : heard;
        Instant time = held.bar.reached();
        reached = time.isAfter(reached) ? time : reached;
    }

    /** The bar of a time; null when it is forgotten. Most trades are of the bar of the trade before. */
    @Nullable
    Held at(String symbol, Instant time, Instant observed) {
        heard = observed;
        if (time.isAfter(reached)) {
            reached = time;
        }
        Held current = last;
        if (current == null || !current.key.has(time)) {
            BarKey key = BarKey.of(symbol, time);
            if (isForgotten(key)) {
                return null;
            }
            current = bars.computeIfAbsent(key.start(), start -> new Held(key, new OpenBar()));
            last = current;
        }
        current.bar.heard = observed;
        return current;
    }

    /** The bar of a time if there is one: what takes a print back makes none. */
    @Nullable
    Held find(BarKey key) {
        return bars.get(key.start());
    }

    boolean isForgotten(BarKey key) {
        return key.start().isBefore(forgotten);
    }

    void remove(Held held) {
        bars.remove(held.key.start());
        forgotten = held.key.end().isAfter(forgotten) ? held.key.end() : forgotten;
        last = held == last ? null : last;
    }
}

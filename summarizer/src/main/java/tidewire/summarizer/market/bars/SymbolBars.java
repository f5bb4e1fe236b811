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
        /** Of the bar, when it was changed first since it was written. */
        int bytes;

        Held(BarKey key, OpenBar bar) {
            this.key = key;
            this.bar = bar;
        }
    }

    final TreeMap<Instant, Held> bars = new TreeMap<>();
    int closed;
    Instant forgotten = Instant.EPOCH;
    /** Observed time of the last trade, in milliseconds since the epoch. */
    private long heard;
    /** Latest time of a trade: of numbers, for a reference would be written with every trade. */
    private long reachedSecond;

    private int reachedNano;
    private @Nullable Held last;
    /** Of {@link #last}, in seconds since the epoch. */
    private long lastStart;

    void restore(Held held) {
        bars.put(held.key.start(), held);
        heard = Math.max(heard, held.bar.heard);
        reach(held.bar.reached());
    }

    private void reach(Instant time) {
        long second = time.getEpochSecond();
        if (second > reachedSecond || (second == reachedSecond && time.getNano() > reachedNano)) {
            reachedSecond = second;
            reachedNano = time.getNano();
        }
    }

    /** Latest time of a trade. */
    Instant reached() {
        return Instant.ofEpochSecond(reachedSecond, reachedNano);
    }

    /** Observed time of the last trade. */
    Instant heard() {
        return Instant.ofEpochMilli(heard);
    }

    /** Something is told of a bar. */
    void hear(Held held, Instant observed) {
        heard = observed.toEpochMilli();
        held.bar.heard = heard;
    }

    /** The bar of a time; null when it is forgotten. Most trades are of the bar of the trade before. */
    @Nullable
    Held at(String symbol, Instant time, Instant observed) {
        heard = observed.toEpochMilli();
        reach(time);
        Held current = last;
        long second = time.getEpochSecond() - lastStart;
        if (current == null || second < 0 || second >= OpenBar.SECONDS) {
            BarKey key = BarKey.of(symbol, time);
            if (isForgotten(key)) {
                return null;
            }
            current = bars.computeIfAbsent(key.start(), start -> new Held(key, new OpenBar()));
            last = current;
            lastStart = key.start().getEpochSecond();
        }
        current.bar.heard = heard;
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

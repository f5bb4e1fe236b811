package tidewire.summarizer.market.bars;

import java.util.ArrayList;
import java.util.List;
import tidewire.events.TradeBatch;

/**
 * Trades since their bars were last written: with thousands of symbols it costs less to keep a commit's trades than to
 * write every bar that they changed. As soon as it has become several times as long as the bars, these are written and it begins anew, so
 * that writing never costs more than so much a trade, and reading it again after a restart no more than so much a bar.
 */
public final class TradeJournal {
    /** Of a trade that is kept, and read again after a restart. */
    static final int BYTES_A_TRADE = 32;
    /** How much longer than the bars it may be: it is read after a restart alone, and the bars are written whenever it is too long. */
    private static final int TIMES_THE_BARS = 4;
    /** Trades in a part: some tens of kilobytes. */
    private static final int TRADES_A_PART = 2_000;

    /**
     * Some of what was told, in its order.
     *
     * @param first number of the first of the batches, counted from the first that was ever taken
     */
    public record Part(long first, List<TradeBatch> batches) {
        public Part {
            batches = List.copyOf(batches);
        }
    }

    private final List<TradeBatch> pending = new ArrayList<>();
    private long count;
    private long trades;
    private int parts;

    TradeJournal() {}

    void clear() {
        pending.clear();
        count = 0;
        trades = 0;
        parts = 0;
    }

    void add(TradeBatch batch) {
        pending.add(batch);
        trades += batch.trades().size();
        count++;
    }

    /** Batches taken so far. A bar that is written now holds those with a lower number. */
    long count() {
        return count;
    }

    /** Whether bars of so many bytes are better written. */
    boolean isLongFor(long bytes) {
        return trades * BYTES_A_TRADE >= TIMES_THE_BARS * bytes;
    }

    /** Keeps what has come since it was last asked. */
    void write(BarBook.Store store) {
        long first = count - pending.size();
        List<TradeBatch> part = new ArrayList<>();
        int size = 0;
        for (TradeBatch batch : pending) {
            part.add(batch);
            size += batch.trades().size();
            if (size >= TRADES_A_PART) {
                store.journal(parts++, new Part(first, part));
                first += part.size();
                part.clear();
                size = 0;
            }
        }
        if (!part.isEmpty()) {
            store.journal(parts++, new Part(first, part));
        }
        pending.clear();
    }

    /** All bars are written. */
    void drop(BarBook.Store store) {
        for (int part = 0; part < parts; part++) {
            store.journal(part, null);
        }
        parts = 0;
        trades = 0;
        pending.clear();
    }

    /** A part that is in the store, in their order. */
    void restore(Part part) {
        parts++;
        part.batches().forEach(batch -> trades += batch.trades().size());
        restore(part.first() + part.batches().size());
    }

    /** So many had been taken when something in the store was written. */
    void restore(long known) {
        count = Math.max(count, known);
    }
}

package tidewire.summarizer.market.bars;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tidewire.summarizer.market.bars.BarBook.Store;
import tidewire.summarizer.market.bars.SymbolBars.Held;

/** What has changed since the store was last written: bars, and how far each symbol's are forgotten. */
final class UnwrittenBars {
    private final List<Held> changed = new ArrayList<>();
    private final Map<String, Instant> forgotten = new LinkedHashMap<>();
    /** Of the changed ones, when they were changed first. */
    private long bytes;

    void clear() {
        bytes = 0;
        changed.clear();
        forgotten.clear();
    }

    /** The journal says how it has changed. */
    void add(Held held) {
        if (!held.changed) {
            held.changed = true;
            held.bytes = held.bar.bytes();
            bytes += held.bytes;
            changed.add(held);
        }
    }

    /** Of the journal's trades alone it could not be made again. */
    void addWhole(Held held) {
        held.whole = true;
        add(held);
    }

    void forgotten(String symbol, Instant upTo) {
        forgotten.put(symbol, upTo);
    }

    /** Writes the bars themselves, or the trades in them where these are less. */
    void write(Store store, TradeJournal journal) {
        boolean all = journal.isLongFor(bytes);
        for (Held held : changed) {
            if (all || held.whole) {
                held.bar.journalled = journal.count();
                store.put(held.key, held.forgotten ? null : held.bar);
                held.changed = false;
                held.whole = false;
                bytes -= held.bytes;
            }
        }
        changed.removeIf(held -> !held.changed);
        forgotten.forEach(store::forgotten);
        forgotten.clear();
        if (all) {
            journal.drop(store);
        } else {
            journal.write(store);
        }
    }
}

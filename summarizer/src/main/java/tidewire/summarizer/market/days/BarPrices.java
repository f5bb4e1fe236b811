package tidewire.summarizer.market.days;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tidewire.summarizer.market.bytes.DecimalBytes;

/**
 * The bars of a session that stand first in some order, each with one of its prices: as many may be revised without the
 * first of them becoming a guess.
 */
final class BarPrices {
    /** Bars kept. */
    static final int KEPT = 4;

    static final Comparator<Entry> EARLIEST = Comparator.comparing(Entry::start);
    static final Comparator<Entry> LATEST = EARLIEST.reversed();
    static final Comparator<Entry> HIGHEST =
            Comparator.comparing(Entry::price).reversed().thenComparing(EARLIEST);
    static final Comparator<Entry> LOWEST = Comparator.comparing(Entry::price).thenComparing(EARLIEST);

    /** @param start of the bar */
    record Entry(Instant start, BigDecimal price) {}

    private final Comparator<Entry> order;
    private final List<Entry> entries = new ArrayList<>(KEPT + 1);
    /** Whether there are bars behind those that are kept. */
    private boolean more;

    BarPrices(Comparator<Entry> order) {
        this.order = order;
    }

    Entry first() {
        return entries.get(0);
    }

    BigDecimal price() {
        return entries.get(0).price();
    }

    /** Takes a bar, or what it has become. */
    void put(Instant start, BigDecimal price) {
        if (!entries.isEmpty()) {
            entries.removeIf(entry -> entry.start().equals(start));
        }
        Entry entry = new Entry(start, price);
        int at = entries.size();
        while (at > 0 && order.compare(entries.get(at - 1), entry) > 0) {
            at--;
        }
        // Where it stands among those that were not kept nobody knows.
        if (at == entries.size() && more && at > 0) {
            return;
        }
        entries.add(at, entry);
        if (entries.size() > KEPT) {
            entries.remove(KEPT);
            more = true;
        }
    }

    /** Takes a bar back of whose trades none stands; where it is the only one it stays, for a session has had a price. */
    void remove(Instant start) {
        if (entries.size() > 1) {
            entries.removeIf(entry -> entry.start().equals(start));
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(more);
        out.writeByte(entries.size());
        for (Entry entry : entries) {
            out.writeLong(entry.start().getEpochSecond());
            DecimalBytes.write(out, entry.price());
        }
    }

    void read(DataInput in) throws IOException {
        more = in.readBoolean();
        for (int left = in.readByte(); left > 0; left--) {
            entries.add(new Entry(Instant.ofEpochSecond(in.readLong()), DecimalBytes.present(in)));
        }
    }
}

package tidewire.ingest.trades;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Ids of a product's trades that have come, as ranges: repeats are known wherever they stand, and so are the holes. */
final class SeenIds {
    private static final int MOST_RANGES = 1_000;

    /** Ids from a first to a last, inclusive. */
    record Range(long from, long to) {
        long size() {
            return to - from + 1;
        }

        boolean has(long id) {
            return id >= from && id <= to;
        }
    }

    private final TreeMap<Long, Long> ranges = new TreeMap<>();
    private long last = -1;

    /** The least id; -1 before the first. */
    long first() {
        return ranges.isEmpty() ? -1 : ranges.firstKey();
    }

    /** The greatest id; -1 before the first. */
    long last() {
        return last;
    }

    /** The last id before the first hole; -1 before the first. */
    long through() {
        return ranges.isEmpty() ? -1 : ranges.firstEntry().getValue();
    }

    /** False when it has come before. */
    boolean add(long id) {
        Map.Entry<Long, Long> before = ranges.floorEntry(id);
        if (before != null && before.getValue() >= id) {
            return false;
        }
        addAll(new Range(id, id));
        return true;
    }

    /** Counts all of a range as come. */
    void addAll(Range range) {
        long from = range.from();
        long to = range.to();
        Map.Entry<Long, Long> before = ranges.floorEntry(from);
        if (before != null && before.getValue() >= from - 1) {
            from = before.getKey();
            to = Math.max(to, before.getValue());
        }
        for (Map.Entry<Long, Long> next = ranges.ceilingEntry(from);
                next != null && next.getKey() <= to + 1;
                next = ranges.ceilingEntry(from)) {
            to = Math.max(to, next.getValue());
            ranges.remove(next.getKey());
        }
        ranges.put(from, to);
        last = Math.max(last, to);
        // The oldest holes are given up first.
        while (ranges.size() > MOST_RANGES) {
            Map.Entry<Long, Long> oldest = ranges.pollFirstEntry();
            Map.Entry<Long, Long> next = ranges.pollFirstEntry();
            ranges.put(oldest.getKey(), next.getValue());
        }
    }

    /** The first hole between what has come and an id that is known to exist; null when there is none. */
    @Nullable
    Range hole(long announced) {
        Map.Entry<Long, Long> first = ranges.firstEntry();
        if (first == null) {
            return null;
        }
        Map.Entry<Long, Long> second = ranges.higherEntry(first.getKey());
        if (second != null) {
            return new Range(first.getValue() + 1, second.getKey() - 1);
        }
        return announced > last ? new Range(last + 1, announced) : null;
    }
}

package tidewire.summarizer.market.bars.ids;

import java.util.Arrays;

/** A set of numbers, most of which follow each other: sorted, disjoint, inclusive ranges. */
public final class IdRanges {
    private long[] from;
    private long[] to;
    private int size;

    public IdRanges() {
        from = new long[2];
        to = new long[2];
    }

    public IdRanges(long[] from, long[] to) {
        this.from = from.length == 0 ? new long[2] : from;
        this.to = to.length == 0 ? new long[2] : to;
        this.size = from.length;
    }

    public int size() {
        return size;
    }

    public long from(int range) {
        return from[range];
    }

    public long to(int range) {
        return to[range];
    }

    public boolean contains(long id) {
        int at = lastFrom(id);
        return at >= 0 && to[at] >= id;
    }

    /** False when it was there already. */
    public boolean add(long id) {
        // Ids mostly come in their order.
        if (size > 0 && id == to[size - 1] + 1) {
            to[size - 1] = id;
            return true;
        }
        if (size == 0 || id > to[size - 1]) {
            insert(size, id);
            return true;
        }
        int at = lastFrom(id);
        if (at >= 0 && to[at] >= id) {
            return false;
        }
        boolean left = at >= 0 && to[at] + 1 == id;
        boolean right = at + 1 < size && from[at + 1] - 1 == id;
        if (left && right) {
            to[at] = to[at + 1];
            remove(at + 1);
        } else if (left) {
            to[at] = id;
        } else if (right) {
            from[at + 1] = id;
        } else {
            insert(at + 1, id);
        }
        return true;
    }

    /** Index of the last range that begins at or before the id; -1 when none does. */
    private int lastFrom(long id) {
        int found = Arrays.binarySearch(from, 0, size, id);
        return found >= 0 ? found : -found - 2;
    }

    private void insert(int at, long id) {
        if (size == from.length) {
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
        }
        System.arraycopy(from, at, from, at + 1, size - at);
        System.arraycopy(to, at, to, at + 1, size - at);
        from[at] = id;
        to[at] = id;
        size++;
    }

    private void remove(int at) {
        System.arraycopy(from, at + 1, from, at, size - at - 1);
        System.arraycopy(to, at + 1, to, at, size - at - 1);
        size--;
    }
}

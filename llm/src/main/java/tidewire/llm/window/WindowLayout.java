package tidewire.llm.window;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Which tokens of the stream a window shows and where their keys are: arithmetic only.
 *
 * <p>Slots: sinks, pinned tokens, then a ring of W. The rolling token at stream position p is at ring slot (p - S) mod W, so
 * that where it is depends on nothing but its position: a window that was rebuilt computes the same bytes. The visible
 * rolling tokens are always the positions from {@link #oldest} on.
 */
final class WindowLayout {
    private final int sinks;
    private final int rolling;
    private int pinned;
    private long fed;
    private long oldest;
    /** Lengths of the entries in the rolling part, oldest first; the first may have lost its beginning. */
    private final Deque<Integer> entries;

    WindowLayout(int sinks, int rolling) {
        this.sinks = sinks;
        this.rolling = rolling;
        this.oldest = sinks;
        this.entries = new ArrayDeque<>();
    }

    WindowLayout(WindowLayout other) {
        sinks = other.sinks;
        rolling = other.rolling;
        pinned = other.pinned;
        fed = other.fed;
        oldest = other.oldest;
        entries = new ArrayDeque<>(other.entries);
    }

    /** Tokens ever fed; the stream position of the next one. */
    long fed() {
        return fed;
    }

    int pinned() {
        return pinned;
    }

    int sinksHeld() {
        return (int) Math.min(fed, sinks);
    }

    boolean sinksComplete() {
        return fed >= sinks;
    }

    /** Rolling tokens that are visible. */
    int visible() {
        return (int) Math.max(0, fed - oldest);
    }

    /** Tokens that have left the rolling part. */
    long evicted() {
        return oldest - sinks;
    }

    int[] entryLengths() {
        return entries.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The stream goes on at {@code position}; what came before it is not here. */
    void skipTo(long position) {
        fed = position;
        oldest = position;
    }

    void setPinned(int tokens) {
        pinned = tokens;
    }

    /** Tokens of sinks and pins. */
    private int anchors() {
        return sinks + pinned;
    }

    /** The next sink. Sinks are fed one by one: their bytes must not depend on how long the first entry was. */
    Chunk nextSink() {
        long[] at = {fed};
        int used = (int) fed + 1;
        return new Chunk(at, at, new long[1], at, used, ascending(0, used), forever(used), false, (int) fed);
    }

    void sinkFed() {
        fed++;
    }

    /** The pinned segment: it sees the sinks and itself, whenever it is pinned. */
    Chunk pinnedSegment() {
        long[] at = ascending(sinks, pinned);
        int used = anchors();
        long[] first = ascending(0, used);
        Arrays.fill(first, 0, sinks, Chunk.ALWAYS);
        return new Chunk(at, at, new long[pinned], at, used, first, forever(used), false, sinks);
    }

    /** Lets whole oldest entries go until {@code tokens} more fit. */
    void evictEntriesFor(int tokens) {
        while (visible() + tokens > rolling && !entries.isEmpty()) {
            oldest += entries.removeFirst();
        }
    }

    /** The next {@code n} rolling tokens, fed at once; each sees at most W rolling tokens, itself among them. */
    Chunk nextRolling(int n) {
        long last = fed + n - 1;
        long[] positions = ascending(fed, n);
        long[] ranks = new long[n];
        long[] seenFrom = new long[n];
        for (int i = 0; i < n; i++) {
            seenFrom[i] = oldestSeenBy(positions[i]);
            ranks[i] = anchors() + positions[i] - seenFrom[i];
        }
        boolean apart = n > rolling || last - rolling >= seenFrom[0];
        int kept = Math.min(n, rolling);
        long[] slots = new long[kept];
        for (int i = 0; i < kept; i++) {
            slots[i] = slotOf(last - kept + 1 + i);
        }
        long lastInRing = apart ? fed - 1 : last;
        int inRing = (int) Math.min(lastInRing + 1 - sinks, rolling);
        int used = anchors() + inRing;
        long[] pos = new long[used + (apart ? n : 0)];
        Arrays.fill(pos, 0, anchors(), Chunk.FOREVER);
        for (int slot = 0; slot < inRing; slot++) {
            pos[anchors() + slot] = lastInRing - Math.floorMod(lastInRing - sinks - slot, (long) rolling);
        }
        if (apart) {
            System.arraycopy(positions, 0, pos, used, n);
        }
        long[] first = pos.clone();
        Arrays.fill(first, 0, anchors(), Chunk.ALWAYS);
        return new Chunk(positions, ranks, seenFrom, slots, used, first, pos, apart, Chunk.NO_ANCHOR);
    }

    /** Counts {@code n} rolling tokens as fed, as one entry or as part of the last one. */
    void rollingFed(int n, boolean newEntry) {
        long before = oldest;
        fed += n;
        oldest = Math.max(oldest, fed - rolling);
        entries.addLast(newEntry || entries.isEmpty() ? n : entries.removeLast() + n);
        long gone = oldest - before;
        while (gone > 0) {
            int length = entries.removeFirst();
            if (length > gone) {
                entries.addFirst((int) (length - gone));
            }
            gone -= length;
        }
    }

    private long oldestSeenBy(long position) {
        return Math.max(oldest, position - rolling + 1);
    }

    private long slotOf(long position) {
        return anchors() + Math.floorMod(position - sinks, (long) rolling);
    }

    /** Where a single next token goes. */
    int nextSlot() {
        return (int) slotOf(fed);
    }

    /** Slots that a single next token reads. */
    int nextUsed() {
        return anchors() + (int) Math.min(fed + 1 - sinks, rolling);
    }

    /** Whether some of those slots hold tokens that have left. */
    boolean nextMasked() {
        return anchors() + fed + 1 - oldestSeenBy(fed) < nextUsed();
    }

    /** By how much the keys of sinks and pins must be turned on to stand at their distance from a single next token. */
    long nextAnchorOffset() {
        return oldestSeenBy(fed) - anchors();
    }

    /** Slots of all tokens that are visible now. */
    long[] visibleSlots() {
        long[] slots = Arrays.copyOf(ascending(0, anchors()), anchors() + visible());
        for (int i = 0; i < visible(); i++) {
            slots[anchors() + i] = slotOf(oldest + i);
        }
        return slots;
    }

    private static long[] ascending(long from, int n) {
        long[] values = new long[n];
        Arrays.setAll(values, i -> from + i);
        return values;
    }

    private static long[] forever(int n) {
        long[] values = new long[n];
        Arrays.fill(values, Chunk.FOREVER);
        return values;
    }
}

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

    /** What is to be remembered of a layout, besides how many tokens are pinned. */
    record State(long fed, long oldest, int[] entries) {}

    State state() {
        return new State(fed, oldest, entryLengths());
    }

    /** @throws IllegalArgumentException for what no layout can have been */
    static WindowLayout of(int sinks, int rolling, int pinned, State state) {
        WindowLayout layout = new WindowLayout(sinks, rolling);
        long visible = state.fed() - state.oldest();
        if (state.oldest() < sinks || visible < 0 || visible > rolling || visible != sum(state.entries())) {
            throw new IllegalArgumentException("no window: tokens " + state.oldest() + " to " + state.fed()
                    + " in entries of " + sum(state.entries()));
        }
        layout.pinned = pinned;
        layout.fed = state.fed();
        layout.oldest = state.oldest();
        for (int entry : state.entries()) {
            layout.entries.addLast(entry);
        }
        return layout;
    }

    private static long sum(int[] lengths) {
        return Arrays.stream(lengths).asLongStream().sum();
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
        Seen seen = next(n);
        boolean apart = n > rolling || last - rolling >= seen.from()[0];
        int kept = Math.min(n, rolling);
        long[] slots = new long[kept];
        for (int i = 0; i < kept; i++) {
            slots[i] = slotOf(last - kept + 1 + i);
        }
        long[] inRing = keysUpTo(apart ? fed - 1 : last);
        int used = inRing.length;
        long[] pos = apart ? join(inRing, seen.positions()) : inRing;
        return new Chunk(
                seen.positions(), seen.ranks(), seen.from(), slots, used, first(pos), pos, apart, Chunk.NO_ANCHOR);
    }

    /**
     * The same on a fork whose own tokens begin at stream position {@code forkedAt}: what came before is in its parent's slots,
     * where it lay when the fork was made; the fork's own tokens lie one behind the other.
     */
    Chunk nextAfterFork(int n, long forkedAt) {
        Seen seen = next(n);
        int own = (int) (fed - forkedAt);
        long[] pos = join(join(keysUpTo(forkedAt - 1), ascending(forkedAt, own)), seen.positions());
        return new Chunk(
                seen.positions(),
                seen.ranks(),
                seen.from(),
                ascending(own, n),
                own,
                first(pos),
                pos,
                true,
                Chunk.NO_ANCHOR);
    }

    /** Of tokens to be fed: their positions, their ranks in the window, the oldest rolling position that each sees. */
    private record Seen(long[] positions, long[] ranks, long[] from) {}

    private Seen next(int n) {
        long[] positions = ascending(fed, n);
        long[] ranks = new long[n];
        long[] from = new long[n];
        for (int i = 0; i < n; i++) {
            from[i] = oldestSeenBy(positions[i]);
            ranks[i] = anchors() + positions[i] - from[i];
        }
        return new Seen(positions, ranks, from);
    }

    /** The position of the key in each slot in use, when {@code last} is the last token in the ring. */
    private long[] keysUpTo(long last) {
        int inRing = (int) Math.min(last + 1 - sinks, rolling);
        long[] pos = new long[anchors() + inRing];
        Arrays.fill(pos, 0, anchors(), Chunk.FOREVER);
        for (int slot = 0; slot < inRing; slot++) {
            pos[anchors() + slot] = last - Math.floorMod(last - sinks - slot, (long) rolling);
        }
        return pos;
    }

    private long[] first(long[] pos) {
        long[] first = pos.clone();
        Arrays.fill(first, 0, anchors(), Chunk.ALWAYS);
        return first;
    }

    private static long[] join(long[] one, long[] other) {
        long[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
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
        return visibleSlots(fed, oldest);
    }

    private long[] visibleSlots(long end, long from) {
        int visible = (int) Math.max(0, end - from);
        long[] slots = Arrays.copyOf(ascending(0, anchors()), anchors() + visible);
        for (int i = 0; i < visible; i++) {
            slots[anchors() + i] = slotOf(from + i);
        }
        return slots;
    }

    /** Index in the window of a single next token. */
    long nextRank() {
        return anchors() + fed - oldestSeenBy(fed);
    }

    /** Slots in use. */
    int usedSlots() {
        return anchors() + (int) Math.min(fed - sinks, rolling);
    }

    /** Of a fork: whether a single next token must not see some of the slots that its parent had in use. */
    boolean nextMaskedAfterFork(long forkedAt) {
        long inRing = Math.min(forkedAt - sinks, rolling);
        return forkedAt - oldestSeenBy(fed) < inRing;
    }

    /** Of a fork: the parent's slots that a single next token sees. */
    long[] visibleAfterFork(long forkedAt) {
        return visibleSlots(forkedAt, oldestSeenBy(fed));
    }

    /** Of a fork: the parent's slot that the token before saw last, or -1. */
    long nextHidden() {
        long gone = oldestSeenBy(fed) - 1;
        return gone < sinks ? -1 : slotOf(gone);
    }

    /** Slots of the last {@code n} tokens fed. */
    long[] lastSlots(int n) {
        long[] slots = new long[n];
        Arrays.setAll(slots, i -> slotOf(fed - n + i));
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

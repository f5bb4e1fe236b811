package tidewire.llm.window;

/**
 * One call of the decoder's {@code feed}, in numbers: where tokens go and what each of them sees.
 *
 * @param positions stream position of each token
 * @param ranks index in the window as each token sees it: what it sees, less one
 * @param oldest stream position of the oldest rolling token that each token sees
 * @param slots where the last {@code slots.length} tokens are kept
 * @param used slots of the cache that are read
 * @param first per key read: the first stream position that may see it
 * @param pos per key read: its stream position; sinks and pins never grow old
 * @param apart tokens of the chunk overwrite slots that earlier ones of it still see
 * @param anchor index of the first token in the window if these tokens are sinks or pins, else -1
 */
public record Chunk(
        long[] positions,
        long[] ranks,
        long[] oldest,
        long[] slots,
        int used,
        long[] first,
        long[] pos,
        boolean apart,
        int anchor) {
    static final int NO_ANCHOR = -1;
    /** As {@code pos}: seen however far the window has rolled. */
    static final long FOREVER = Long.MAX_VALUE;
    /** As {@code first}: seen by every token. */
    static final long ALWAYS = -1;
}

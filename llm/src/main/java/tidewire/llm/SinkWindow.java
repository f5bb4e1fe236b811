package tidewire.llm;

/**
 * What a decoder sees of an endless stream: sinks, an optional pinned segment, and a rolling part of constant size. Not
 * safe for use by two threads at once (refused, never undefined). Using it after {@link #close} is refused too; closing
 * twice is allowed.
 */
public interface SinkWindow extends AutoCloseable {

    /**
     * Feeds one entry as one chunk. Feeding in other chunks gives the same result within rounding, the same chunks the
     * same bytes.
     *
     * @param entry token ids, at least one; cut at {@link WindowConfig#maxEntry()}
     */
    Fed feed(int[] entry);

    /** Replaces the pinned segment, which stands between sinks and rolling part; an empty array removes it. */
    void pin(int[] tokens);

    /**
     * A window with the same past, to be fed and decoded without touching this one. Evicts by token. Must be closed
     * before its parent; the parent must not be fed while it is open.
     */
    SinkWindow fork();

    /** Logits of the token after the last one fed. Shape [vocabularySize]. */
    float[] logits();

    WindowState state();

    @Override
    void close();

    /**
     * What feeding did.
     *
     * @param position absolute stream position of the entry's first token
     * @param tokens tokens fed, after cutting
     * @param cut tokens cut off the end
     * @param surprisal sum of -ln p over the entry's tokens given everything visible before each, in nats; the very first
     *     token of a stream counts 0
     * @param evicted tokens that left the rolling part
     */
    record Fed(long position, int tokens, int cut, double surprisal, int evicted) {}
}

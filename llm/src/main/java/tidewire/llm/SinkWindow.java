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

    /**
     * Feeds a prompt: whole, however long, as one chunk, and without a score. What {@code generate} does with its prompts; by
     * itself it is of use on a fork that is forked in turn.
     *
     * @param prompt token ids, at least one
     */
    void read(int[] prompt);

    /** Replaces the pinned segment, which stands between sinks and rolling part; an empty array removes it. */
    void pin(int[] tokens);

    /**
     * A window with the same past, to be fed and decoded without touching this one. Evicts by token. It reads that past where it
     * lies, so it costs nothing; when this window is fed or pinned while forks are open, it goes on with a copy and leaves
     * them what they read. A fork can be forked: what is to be read once and gone on with in several ways is fed to the first.
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

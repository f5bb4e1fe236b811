package tidewire.llm.window;

import java.io.IOException;
import java.nio.ByteBuffer;
import tidewire.llm.window.Decoder.Scored;

/**
 * Keys and values of one window, and the hidden state of its last token. Nothing frees it but {@link #close}. Which slot
 * holds what is the caller's to know.
 */
public interface KeyValueCache extends AutoCloseable {
    /** Another one with the same contents; of a fork, another fork. */
    KeyValueCache copy();

    /**
     * A cache of a fork: shares what is in the first {@code shared} slots of this one, which must not change while it is open,
     * and puts what it is fed into {@code room} slots of its own, one behind the other.
     */
    KeyValueCache fork(int shared, int room);

    /** Of a fork: another one with the same contents and more room. The one it came from is not to be used any more. */
    KeyValueCache extended(int more);

    /** Of a fork: a cache that shares nothing, with the last of its {@code used} own tokens in the given slots. */
    KeyValueCache detached(int used, long[] slots);

    /** Another one with the same sinks and rolling part, and {@code to} instead of {@code from} slots for pinned tokens. */
    KeyValueCache resizePinned(int sinks, int from, int to);

    /** Only these slots can be seen by the steps that follow. */
    void showSlots(long[] visible);

    /** @param inStream false for a pinned segment, which the next token does not follow */
    void feed(int[] tokens, Chunk chunk, boolean inStream);

    /**
     * Feeds and scores.
     *
     * @param past false at the very beginning of a stream, where nothing foretells the first token
     * @return sum of -ln p over the tokens, in nats
     */
    double feedAndScore(int[] tokens, Chunk chunk, boolean past);

    /** What follows the last token fed. */
    Scored next();

    /** Hands over the bytes of each tensor that is worth keeping, as the machine has them. Not of a fork. */
    void contents(Reader reader) throws IOException;

    @Override
    void close();

    /** Takes the bytes of one tensor, which are there only as long as the call. */
    interface Reader {
        void read(ByteBuffer bytes) throws IOException;
    }
}

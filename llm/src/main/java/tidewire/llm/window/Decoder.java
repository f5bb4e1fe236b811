package tidewire.llm.window;

import java.nio.ByteBuffer;
import java.util.List;

/** What windows need of a decoder: weights loaded once and shared by all of them. May be called from several threads. */
public interface Decoder extends AutoCloseable {
    int vocabularySize();

    /** @throws IllegalStateException when it is closed */
    void checkOpen();

    /** An empty cache of {@code anchors} slots for sinks and {@code rolling} for what comes after them. */
    KeyValueCache newCache(int anchors, int rolling);

    /** What results depend on besides weights and tokens: program, build of PyTorch, device. */
    String version();

    /** Bytes of each tensor of such a cache, as {@link KeyValueCache#contents} has them. */
    long[] cacheBytes(int anchors, int rolling);

    /** Such a cache with contents that were kept, of just those sizes. */
    KeyValueCache cacheOf(int anchors, int rolling, List<ByteBuffer> contents);

    /** Whether forks of one window can be computed together without one's results depending on the others. */
    boolean forksTogether();

    /**
     * Puts what forks of one window were fed themselves side by side, as a step that computes them together needs it.
     *
     * @return caches to go on with, in the same order: these very ones, or others in place of all of them, which are to be closed then
     */
    List<KeyValueCache> inOneRow(List<KeyValueCache> forks);

    /** A single token for each of several windows, one row a window, and what follows it. Rows do not touch each other. */
    Scored step(List<KeyValueCache> caches, StepBatch batch);

    @Override
    void close();

    /** Logits [B * V] of the next token of B windows, and the logarithm of the sum of their exponentials [B]. */
    record Scored(float[] logits, float[] logSumExp) {}
}

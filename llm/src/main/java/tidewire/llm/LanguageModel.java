package tidewire.llm;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A causal decoder. Weights are loaded once, immutable and shared by all windows; windows may be used from different
 * threads at the same time, one thread per window.
 */
public interface LanguageModel extends AutoCloseable {

    ModelInfo info();

    Tokenizer tokenizer();

    /** What its files say it was taught. */
    default Taught taught() {
        return Taught.NOTHING;
    }

    /** An empty window. The first {@code config.sinks()} tokens fed to it become its sinks. */
    SinkWindow openWindow(WindowConfig config);

    /** Begins to rebuild a window from its tokens; runs in slices because it may take seconds. */
    WindowRestore restore(WindowConfig config, TokenLedger ledger);

    /**
     * Copies what a window holds, so that it can be restored sooner than by reading its ledger again.
     *
     * @param ledger its tokens up to now
     * @return empty where a model's windows are not worth keeping
     * @throws IllegalArgumentException for a fork, a window without its sinks, or a ledger that ends elsewhere
     */
    default Optional<WindowSnapshot> snapshot(SinkWindow window, TokenLedger ledger) {
        return Optional.empty();
    }

    /**
     * As {@link #restore(WindowConfig, TokenLedger)}, to the last bit, but goes on from a snapshot and reads only what came after it.
     *
     * @throws SnapshotException when the snapshot is damaged, of another model, format, window, engine or CPU, or not of this
     *     ledger's stream: the ledger must then be read
     * @throws IOException when it cannot be read at all
     */
    default WindowRestore restore(WindowConfig config, TokenLedger ledger, InputStream snapshot)
            throws SnapshotException, IOException {
        throw new SnapshotException("this model keeps no snapshots");
    }

    /**
     * Decodes several windows together, one step of all per forward pass; a result does not depend on what it is batched
     * with. Each prompt is fed to its window first, and the written tokens stay in it: pass forks.
     *
     * @return one result per request, in order
     */
    List<Generation> generate(List<GenerationRequest> requests);

    @Override
    void close();
}

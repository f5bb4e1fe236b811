package tidewire.llm;

import java.util.List;

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
     * Decodes several windows together, one step of all per forward pass; a result does not depend on what it is batched
     * with. Each prompt is fed to its window first, and the written tokens stay in it: pass forks.
     *
     * @return one result per request, in order
     */
    List<Generation> generate(List<GenerationRequest> requests);

    @Override
    void close();
}

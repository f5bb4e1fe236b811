package tidewire.app.tape;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import tidewire.llm.Generation;
import tidewire.llm.GenerationRequest;
import tidewire.llm.LanguageModel;
import tidewire.llm.ModelInfo;
import tidewire.llm.SinkWindow;
import tidewire.llm.SnapshotException;
import tidewire.llm.Taught;
import tidewire.llm.TokenLedger;
import tidewire.llm.Tokenizer;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowRestore;
import tidewire.llm.WindowSnapshot;

/** A model that reads as fast as another, and writes nothing before a test lets it: as slow as a model can be. */
final class StallingModel implements LanguageModel {
    private final LanguageModel model;
    private final CountDownLatch going = new CountDownLatch(1);
    /** Counted down when it is first asked to write. */
    final CountDownLatch asked = new CountDownLatch(1);

    StallingModel(LanguageModel model) {
        this.model = model;
    }

    void go() {
        going.countDown();
    }

    @Override
    public List<Generation> generate(List<GenerationRequest> requests) {
        asked.countDown();
        try {
            going.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before it wrote anything", e);
        }
        return model.generate(requests);
    }

    @Override
    public ModelInfo info() {
        return model.info();
    }

    @Override
    public Tokenizer tokenizer() {
        return model.tokenizer();
    }

    @Override
    public Taught taught() {
        return model.taught();
    }

    @Override
    public SinkWindow openWindow(WindowConfig config) {
        return model.openWindow(config);
    }

    @Override
    public WindowRestore restore(WindowConfig config, TokenLedger ledger) {
        return model.restore(config, ledger);
    }

    @Override
    public Optional<WindowSnapshot> snapshot(SinkWindow window, TokenLedger ledger) {
        return model.snapshot(window, ledger);
    }

    @Override
    public WindowRestore restore(WindowConfig config, TokenLedger ledger, InputStream snapshot)
            throws SnapshotException, IOException {
        return model.restore(config, ledger, snapshot);
    }

    @Override
    public void close() {
        go();
        model.close();
    }
}

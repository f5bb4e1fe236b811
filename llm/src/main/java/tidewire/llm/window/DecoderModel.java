package tidewire.llm.window;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
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

/** A decoder with its tokenizer and what is known about it. Closing it closes both. */
public final class DecoderModel implements LanguageModel {
    private final ModelInfo info;
    private final Tokenizer tokenizer;
    private final Decoder decoder;
    private final Taught taught;
    private final Once<String> fingerprint;

    public DecoderModel(ModelInfo info, Tokenizer tokenizer, Decoder decoder) {
        this(info, tokenizer, decoder, Taught.NOTHING);
    }

    public DecoderModel(ModelInfo info, Tokenizer tokenizer, Decoder decoder, Taught taught) {
        this.info = info;
        this.tokenizer = tokenizer;
        this.decoder = decoder;
        this.taught = taught;
        this.fingerprint = new Once<>(() -> Fingerprint.of(decoder));
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    @Override
    public Taught taught() {
        return taught;
    }

    @Override
    public SinkWindow openWindow(WindowConfig config) {
        decoder.checkOpen();
        return new RollingWindow(decoder, config);
    }

    @Override
    public WindowRestore restore(WindowConfig config, TokenLedger ledger) {
        decoder.checkOpen();
        return new LedgerRestore(decoder, config, ledger);
    }

    @Override
    public Optional<WindowSnapshot> snapshot(SinkWindow window, TokenLedger ledger) {
        decoder.checkOpen();
        if (!(window instanceof RollingWindow rolling) || rolling.decoder() != decoder) {
            throw new IllegalArgumentException("snapshot: a window of another model");
        }
        return Optional.of(rolling.snapshot(this::identity, ledger));
    }

    @Override
    public WindowRestore restore(WindowConfig config, TokenLedger ledger, InputStream snapshot)
            throws SnapshotException, IOException {
        decoder.checkOpen();
        return new LedgerRestore(
                decoder, config, ledger, SnapshotReader.read(snapshot, identity(config), decoder, config));
    }

    private Identity identity(WindowConfig config) {
        return Identity.of(info, decoder, fingerprint.get(), config);
    }

    @Override
    public List<Generation> generate(List<GenerationRequest> requests) {
        decoder.checkOpen();
        return new BatchGeneration(decoder, requests).run();
    }

    @Override
    public void close() {
        decoder.close();
        tokenizer.close();
    }
}

package tidewire.llm.window;

import java.util.List;
import tidewire.llm.Generation;
import tidewire.llm.GenerationRequest;
import tidewire.llm.LanguageModel;
import tidewire.llm.ModelInfo;
import tidewire.llm.SinkWindow;
import tidewire.llm.Taught;
import tidewire.llm.TokenLedger;
import tidewire.llm.Tokenizer;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowRestore;

/** A decoder with its tokenizer and what is known about it. Closing it closes both. */
public final class DecoderModel implements LanguageModel {
    private final ModelInfo info;
    private final Tokenizer tokenizer;
    private final Decoder decoder;
    private final Taught taught;

    public DecoderModel(ModelInfo info, Tokenizer tokenizer, Decoder decoder) {
        this(info, tokenizer, decoder, Taught.NOTHING);
    }

    public DecoderModel(ModelInfo info, Tokenizer tokenizer, Decoder decoder, Taught taught) {
        this.info = info;
        this.tokenizer = tokenizer;
        this.decoder = decoder;
        this.taught = taught;
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

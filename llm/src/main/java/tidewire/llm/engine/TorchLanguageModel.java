package tidewire.llm.engine;

import java.util.List;
import tidewire.llm.Generation;
import tidewire.llm.GenerationRequest;
import tidewire.llm.LanguageModel;
import tidewire.llm.ModelInfo;
import tidewire.llm.SinkWindow;
import tidewire.llm.TokenLedger;
import tidewire.llm.Tokenizer;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowRestore;

/** A decoder with its tokenizer and what is known about it. Closing it closes both. */
public final class TorchLanguageModel implements LanguageModel {
    private final ModelInfo info;
    private final Tokenizer tokenizer;
    private final TorchDecoder decoder;

    public TorchLanguageModel(ModelInfo info, Tokenizer tokenizer, TorchDecoder decoder) {
        this.info = info;
        this.tokenizer = tokenizer;
        this.decoder = decoder;
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
    public SinkWindow openWindow(WindowConfig config) {
        throw new UnsupportedOperationException("lands with the decoder program");
    }

    @Override
    public WindowRestore restore(WindowConfig config, TokenLedger ledger) {
        throw new UnsupportedOperationException("lands with the decoder program");
    }

    @Override
    public List<Generation> generate(List<GenerationRequest> requests) {
        throw new UnsupportedOperationException("lands with the decoder program");
    }

    @Override
    public void close() {
        decoder.close();
        tokenizer.close();
    }
}

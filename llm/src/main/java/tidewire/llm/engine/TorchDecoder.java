package tidewire.llm.engine;

import tidewire.llm.WeightFormat;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.checkpoint.WeightSource;

/** A loaded decoder: weights packed once, shared by all windows. */
public final class TorchDecoder implements AutoCloseable {

    private TorchDecoder() {}

    /**
     * @param device {@code cpu}, {@code cuda} or {@code cuda:N}
     * @throws IllegalArgumentException for a device or weight format that this machine has not
     */
    public static TorchDecoder load(DecoderShape shape, WeightSource weights, WeightFormat format, String device) {
        throw new UnsupportedOperationException("lands with the decoder program");
    }

    @Override
    public void close() {}
}

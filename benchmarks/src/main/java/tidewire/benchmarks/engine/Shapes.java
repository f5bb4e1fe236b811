package tidewire.benchmarks.engine;

import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.checkpoint.RopeScaling;

/** Decoder shapes that are measured when no model is given. */
public final class Shapes {
    private Shapes() {}

    /** 25M parameters: the default model's shape. */
    public static final DecoderShape S =
            new DecoderShape("S", 12, 384, 6, 2, 64, 1024, 16384, 1e-5, RopeScaling.plain(10_000), false, false, true);

    /** 135M parameters, the shape of SmolLM2-135M. */
    public static final DecoderShape M =
            new DecoderShape("M", 30, 576, 9, 3, 64, 1536, 49152, 1e-5, RopeScaling.plain(10_000), false, false, true);

    /** Parameters of the matrices that every token is multiplied with, the output projection included. */
    static long matrixParameters(DecoderShape s) {
        long attention = (long) s.hiddenSize() * s.headDim() * (2L * s.heads() + 2L * s.kvHeads());
        long feedForward = 3L * s.hiddenSize() * s.ffnSize();
        return s.layers() * (attention + feedForward) + (long) s.vocabularySize() * s.hiddenSize();
    }

    /** Of a weight that a single token is multiplied with; INT4's scales and minima included. */
    static double bytesPerWeight(WeightFormat format) {
        return switch (format) {
            case F32 -> 4;
            case FP16, BF16 -> 2;
            case INT4 -> 0.625;
            case INT8 -> 1;
        };
    }

    /** Of keys and values. */
    static int bytesPerKey(WeightFormat format) {
        return format == WeightFormat.F32 ? 4 : 2;
    }

    /** Keys and values of a full window, in bytes. */
    static double cacheBytes(DecoderShape s, WindowConfig window, WeightFormat format) {
        return 2.0 * s.layers() * s.kvHeads() * s.headDim() * (window.sinks() + window.rolling()) * bytesPerKey(format);
    }
}

package tidewire.llm.tools;

import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.checkpoint.DecoderShape;

/**
 * What a loaded model needs, in bytes, by counting what the engine holds: matrices in their format, the embedding table (f32
 * with {@link WeightFormat#F32}, else bf16) beside the output projection, and keys and values of each window.
 */
record MemoryEstimate(long weights, long window) {

    static MemoryEstimate of(DecoderShape shape, long parameters, WeightFormat format, WindowConfig config) {
        long table = (long) shape.vocabularySize() * shape.hiddenSize();
        // Tied embeddings count once as parameters, but are held twice: as a table and as a packed projection.
        long matrices = parameters - (shape.tiedEmbeddings() ? 0 : table);
        long small = (long) ((matrices - table) * bytesPerSmallWeight(format));
        long bytes = matrices * bytesPerWeight(format) + small + table * (format == WeightFormat.F32 ? 4 : 2);
        long keysAndValues = 2L * shape.layers() * shape.kvHeads() * shape.headDim();
        long slots = config.sinks() + config.rolling();
        return new MemoryEstimate(bytes, keysAndValues * slots * (format == WeightFormat.F32 ? 4 : 2));
    }

    private static int bytesPerWeight(WeightFormat format) {
        return switch (format) {
            case F32 -> 4;
            case FP16, BF16, INT4 -> 2;
            case INT8 -> 1;
        };
    }

    /** Of the second copy that single tokens are multiplied with. */
    private static double bytesPerSmallWeight(WeightFormat format) {
        return switch (format) {
            case F32, FP16, BF16, INT8 -> 0;
            case INT4 -> 0.625;
        };
    }

    static String megabytes(long bytes) {
        return bytes < 10 << 20
                ? String.format(java.util.Locale.ROOT, "%.1f MB", bytes / 1048576.0)
                : (bytes >> 20) + " MB";
    }
}

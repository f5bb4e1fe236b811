package tidewire.benchmarks.engine;

import tidewire.benchmarks.Stopwatch;
import tidewire.llm.LanguageModel;
import tidewire.llm.NoText;
import tidewire.llm.SinkWindow;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.checkpoint.RopeScaling;
import tidewire.llm.torch.TorchDecoder;
import tidewire.llm.window.DecoderModel;

/**
 * What the kernels of a weight format give where nothing else is in the way: a decoder of a single layer whose matrices are
 * far larger than the caches. The rest of its work is next to nothing.
 *
 * @param reading bytes/s at which weights are read to multiply a single row
 * @param matrix floating-point operations/s with {@link Workload#ENTRY} rows
 */
record FormatRates(double reading, double matrix) {
    private static final DecoderShape SHAPE = new DecoderShape(
            "large layer", 1, 2048, 1, 1, 64, 16384, 64, 1e-5, RopeScaling.plain(10_000), false, false, true);

    static FormatRates measure(WeightFormat format) {
        WindowConfig config = new WindowConfig(4, 2 * Workload.ENTRY, WindowConfig.Eviction.TOKEN, Workload.ENTRY);
        TorchDecoder decoder = TorchDecoder.load(SHAPE, new RandomWeights(SHAPE), format, "cpu");
        try (LanguageModel model = new DecoderModel(
                        EngineBench.describe(SHAPE, format), new NoText(SHAPE.vocabularySize()), decoder);
                SinkWindow window = new Workload(model).full(config)) {
            Workload work = new Workload(model);
            double parameters = Shapes.matrixParameters(SHAPE);
            double step = work.stepSeconds(window, 1, 8);
            double feed = Stopwatch.seconds(3, () -> window.feed(work.tokens(Workload.ENTRY)));
            return new FormatRates(
                    parameters * Shapes.bytesPerWeight(format) / step, 2 * parameters * Workload.ENTRY / feed);
        }
    }
}

package tidewire.benchmarks.engine;

import java.nio.file.Path;
import tidewire.benchmarks.FigureTable;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.ModelFiles;
import tidewire.llm.Models;
import tidewire.llm.WeightFormat;
import tidewire.llm.checkpoint.Checkpoint;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.torch.TorchDecoder;

/** Measures a model folder as the product loads it. */
public final class ModelUnderTest {
    private ModelUnderTest() {}

    public static void run(Path folder, LoadOptions options, FigureTable report) {
        Checkpoint checkpoint = ModelFiles.open(folder).checkpoint();
        DecoderShape shape = checkpoint.shape();
        try (LanguageModel model = Models.load(folder, options)) {
            WeightFormat format = model.info().weights();
            new EngineBench(
                            model,
                            shape,
                            () -> TorchDecoder.loadTimed(shape, checkpoint.weights(), format),
                            other -> TorchDecoder.load(shape, checkpoint.weights(), other, "cpu"),
                            report)
                    .run();
        }
    }
}

package tidewire.benchmarks;

import java.nio.file.Path;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.Models;
import tidewire.llm.checkpoint.Checkpoint;
import tidewire.llm.checkpoint.DecoderShape;

/** Measures a model folder as the product loads it. */
final class ModelUnderTest {
    private ModelUnderTest() {}

    static void run(Path folder, LoadOptions options, Report report) {
        DecoderShape shape = Checkpoint.open(folder).shape();
        try (LanguageModel model = Models.load(folder, options)) {
            new EngineBench(model, shape, report).run();
        }
    }
}

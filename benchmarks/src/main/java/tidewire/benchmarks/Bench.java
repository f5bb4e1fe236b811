package tidewire.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tidewire.app.broker.ProcessFolder;
import tidewire.benchmarks.engine.EngineBench;
import tidewire.benchmarks.engine.ModelUnderTest;
import tidewire.benchmarks.engine.RandomWeights;
import tidewire.benchmarks.engine.Shapes;
import tidewire.benchmarks.feeds.SuiteCommand;
import tidewire.benchmarks.gate.GateCommand;
import tidewire.benchmarks.lines.LinesCommand;
import tidewire.benchmarks.sinks.SinksCommand;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.ModelException;
import tidewire.llm.NoText;
import tidewire.llm.WeightFormat;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.torch.TorchDecoder;
import tidewire.llm.window.DecoderModel;

/** {@code ./tidewire bench}: what things cost on this machine, as ratios within one run. */
@Command(
        name = "bench",
        description = "Measures what things cost on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {
            Bench.EngineCommand.class,
            MovesCommand.class,
            TradesCommand.class,
            SuiteCommand.class,
            GateCommand.class,
            LinesCommand.class,
            SinksCommand.class,
            StoriesCommand.class,
            RankCommand.class,
            OnTimeCommand.class,
            RecoveryCommand.class,
            SoakCommand.class
        })
public final class Bench {
    private Bench() {}

    public static void main(String[] args) {
        // Ctrl-C in the middle of a native call: end at once, or the natives are torn down under it.
        Thread halt = new Thread(() -> Runtime.getRuntime().halt(130), "halt");
        Runtime.getRuntime().addShutdownHook(halt);
        ProcessFolder.use();
        int code = execute(args);
        Runtime.getRuntime().removeShutdownHook(halt);
        System.exit(code);
    }

    private static int execute(String[] args) {
        return new CommandLine(new Bench()).execute(args);
    }

    /** Decoding, prefill, forks, recovery, memory. */
    @Command(
            name = "engine",
            description = "The streaming engine: random weights of two shapes, or a model folder.",
            mixinStandardHelpOptions = true)
    static final class EngineCommand implements Callable<Integer> {
        @Option(names = "--model", description = "Model folder; without it random weights of shapes S and M.")
        @Nullable
        Path folder;

        @Option(names = "--weights", description = "fp16, bf16, f32, int4, int8.", defaultValue = "fp16")
        String weights = "fp16";

        @Option(names = "--json", description = "Print the table as JSON on stdout.")
        boolean json;

        @Override
        public Integer call() {
            PrintStream progress = json ? System.err : System.out;
            FigureTable report = new FigureTable(progress);
            try {
                measure(progress, report);
            } catch (IllegalArgumentException | ModelException e) { // what was asked for is not to be had here
                System.err.println(e.getMessage());
                return 2;
            }
            if (json) {
                System.out.println(report.json());
            }
            return 0;
        }

        private void measure(PrintStream progress, FigureTable report) {
            LoadOptions options = LoadOptions.of(weights, "cpu");
            progress.printf(
                    "One intra-op thread unless a row says two; processors: %d%n",
                    Runtime.getRuntime().availableProcessors());
            if (folder != null) {
                ModelUnderTest.run(folder, options, report);
                return;
            }
            WeightFormat format = options.weights().orElse(WeightFormat.FP16);
            for (DecoderShape shape : new DecoderShape[] {Shapes.S, Shapes.M}) {
                RandomWeights random = new RandomWeights(shape);
                TorchDecoder decoder = TorchDecoder.load(shape, random, format, "cpu");
                try (LanguageModel model = new DecoderModel(
                        EngineBench.describe(shape, format), new NoText(shape.vocabularySize()), decoder)) {
                    new EngineBench(
                                    model,
                                    shape,
                                    () -> TorchDecoder.loadTimed(shape, random, format),
                                    other -> TorchDecoder.load(shape, random, other, "cpu"),
                                    report)
                            .run();
                }
            }
        }
    }
}

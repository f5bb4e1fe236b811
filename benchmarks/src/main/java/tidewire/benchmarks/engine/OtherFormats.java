package tidewire.benchmarks.engine;

import java.util.Locale;
import java.util.function.Function;
import tidewire.benchmarks.FigureTable;
import tidewire.benchmarks.Stopwatch;
import tidewire.llm.LanguageModel;
import tidewire.llm.ModelInfo;
import tidewire.llm.NoText;
import tidewire.llm.SinkWindow;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.torch.TorchDecoder;
import tidewire.llm.window.DecoderModel;

/** The same weights in every format that this machine has: single forks, many together, prefill. */
final class OtherFormats {
    private OtherFormats() {}

    static void report(
            ModelInfo info, DecoderShape shape, Function<WeightFormat, TorchDecoder> loader, FigureTable report) {
        Rates present = null;
        for (WeightFormat format : order(info.weights())) {
            TorchDecoder decoder;
            try {
                decoder = loader.apply(format);
            } catch (IllegalArgumentException e) { // not on this machine
                continue;
            }
            try (LanguageModel model = new DecoderModel(
                            EngineBench.describe(shape, format), new NoText(shape.vocabularySize()), decoder);
                    SinkWindow window = new Workload(model).full(WindowConfig.DEFAULT)) {
                Rates rates = Rates.of(new Workload(model), window);
                present = present == null ? rates : present;
                rates.report(shape.architecture() + " " + format, present, info.weights(), report);
            }
        }
    }

    /** The present one first. */
    private static WeightFormat[] order(WeightFormat present) {
        WeightFormat[] all = WeightFormat.values();
        all[present.ordinal()] = all[0];
        all[0] = present;
        return all;
    }

    /** Tokens/s. */
    private record Rates(double one, double eight, double many, double prefill) {
        static Rates of(Workload work, SinkWindow window) {
            double feed = Stopwatch.seconds(3, () -> window.feed(work.tokens(Workload.ENTRY)));
            return new Rates(
                    work.decodeRate(window, 1, 32),
                    work.decodeRate(window, 8, 24),
                    work.decodeRate(window, 32, 16),
                    Workload.ENTRY / feed);
        }

        void report(String name, Rates present, WeightFormat format, FigureTable report) {
            String to = format.name().toLowerCase(Locale.ROOT);
            report.add(name + " beside it: decode, 1 fork", one, "tokens/s", one / present.one, to);
            report.add(name + " beside it: decode, 8 forks", eight, "tokens/s", eight / one, "one fork");
            report.add(name + " beside it: decode, 8 forks", eight, "tokens/s", eight / present.eight, to);
            report.add(name + " beside it: decode, 32 forks", many, "tokens/s", many / one, "one fork");
            report.add(name + " beside it: decode, 32 forks", many, "tokens/s", many / present.many, to);
            report.add(name + " beside it: prefill", prefill, "tokens/s", prefill / present.prefill, to);
        }
    }
}

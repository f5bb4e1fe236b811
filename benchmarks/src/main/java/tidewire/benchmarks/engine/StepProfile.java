package tidewire.benchmarks.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import tidewire.benchmarks.FigureTable;
import tidewire.llm.LanguageModel;
import tidewire.llm.ModelInfo;
import tidewire.llm.NoText;
import tidewire.llm.SinkWindow;
import tidewire.llm.WindowConfig;
import tidewire.llm.torch.TorchDecoder;
import tidewire.llm.window.DecoderModel;

/** Where the time of a decoding step goes: a decoder with a clock in its program, and the step's time seen from outside. */
final class StepProfile {
    private static final int TOKENS = 48;

    private static final int RUNS = 3;

    private StepProfile() {}

    static void report(String name, ModelInfo info, Supplier<TorchDecoder> timed, FigureTable report) {
        TorchDecoder decoder = timed.get();
        try (LanguageModel model = new DecoderModel(info, new NoText(info.vocabularySize()), decoder);
                SinkWindow window = new Workload(model).full(WindowConfig.DEFAULT)) {
            for (int windows : new int[] {1, 8, 32}) {
                report(
                        name + ": step of " + windows + (windows == 1 ? " fork" : " forks"),
                        model,
                        decoder,
                        window,
                        windows,
                        report);
            }
        }
    }

    private static void report(
            String name,
            LanguageModel model,
            TorchDecoder decoder,
            SinkWindow window,
            int windows,
            FigureTable report) {
        Workload work = new Workload(model);
        double seconds = 0;
        // With another fork open, what forks share is packed in the first of these runs.
        try (SinkWindow open = window.fork()) {
            work.generate(window, windows, TOKENS);
            decoder.takeTimes();
            for (int run = 0; run < RUNS; run++) {
                seconds += work.generate(window, windows, TOKENS);
            }
        }
        int steps = RUNS * TOKENS;
        double whole = seconds * 1e6 / steps;
        Map<String, Double> kinds = new LinkedHashMap<>();
        decoder.takeTimes().forEach((kind, microseconds) -> kinds.put(kind, microseconds / steps));
        double inside = kinds.values().stream().mapToDouble(Double::doubleValue).sum();
        kinds.put("calling, copying logits, choosing tokens", whole - inside);
        kinds.forEach((kind, microseconds) ->
                report.add(name + ", " + kind, microseconds, "us", microseconds / whole, "the step"));
    }
}

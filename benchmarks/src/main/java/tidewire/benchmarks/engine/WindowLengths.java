package tidewire.benchmarks.engine;

import tidewire.benchmarks.FigureTable;
import tidewire.benchmarks.Stopwatch;
import tidewire.llm.LanguageModel;
import tidewire.llm.SinkWindow;
import tidewire.llm.WindowConfig;

/**
 * Against the alternative that keeps quality without sinks, windows of several lengths: reading the last tokens again, for every
 * token that is written (the paper's sliding window with recomputation) or once for every digest.
 */
final class WindowLengths {
    /** A digest reads a prompt on a fork and writes its lines. */
    private static final int PROMPT = 64;

    private static final int WRITTEN = 48;

    private WindowLengths() {}

    static void report(String name, LanguageModel model, FigureTable report) {
        Workload work = new Workload(model);
        double shortest = 0;
        for (int cache : new int[] {256, 512, 1024, 2048, 4096}) {
            // In entries of 256: the cheapest way this engine has of reading that many tokens.
            WindowConfig config =
                    new WindowConfig(WindowConfig.DEFAULT.sinks(), cache, WindowConfig.Eviction.TOKEN, 256);
            try (SinkWindow window = model.openWindow(config)) {
                long start = System.nanoTime();
                work.fill(window, config, 256);
                double again = (System.nanoTime() - start) / 1e9;
                double step = work.stepSeconds(window, 1, 24);
                report.add(
                        name + ": token by recomputation, cache " + cache,
                        again * 1e3,
                        "ms",
                        again / step,
                        "one token with sinks");
                double digest = Stopwatch.seconds(3, () -> work.digest(window, PROMPT, WRITTEN));
                report.add(
                        name + ": digest by recomputation, cache " + cache,
                        (again + digest) * 1e3,
                        "ms",
                        (again + digest) / digest,
                        "a digest with sinks");
                shortest = shortest == 0 ? digest : shortest;
                report.add(
                        name + ": digest with sinks, cache " + cache,
                        digest * 1e3,
                        "ms",
                        digest / shortest,
                        "at cache 256");
            }
        }
    }
}

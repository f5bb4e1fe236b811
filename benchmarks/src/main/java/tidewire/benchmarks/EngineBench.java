package tidewire.benchmarks;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tidewire.llm.GenerationRequest;
import tidewire.llm.LanguageModel;
import tidewire.llm.ModelInfo;
import tidewire.llm.Sampler;
import tidewire.llm.SinkWindow;
import tidewire.llm.TokenConstraint;
import tidewire.llm.TokenLedger;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowRestore;
import tidewire.llm.checkpoint.DecoderShape;

/**
 * What the engine costs: decoding, prefill, forks, recovery and memory of one model, each beside its baseline of the same
 * run. Runs on as many intra-op threads as the process was started with.
 */
final class EngineBench {
    private static final WindowConfig WINDOW = WindowConfig.DEFAULT;
    private static final int ENTRY = 128;

    private final LanguageModel model;
    private final DecoderShape shape;
    private final Report report;
    private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
    private final Random random = new Random(1);

    EngineBench(LanguageModel model, DecoderShape shape, Report report) {
        this.model = model;
        this.shape = shape;
        this.report = report;
    }

    void run() {
        String name = shape.architecture() + " " + model.info().weights();
        double bandwidth = Machine.readBandwidth(manager);
        double matrixRate = Machine.matrixRate(manager);
        report.add("machine: read bandwidth", bandwidth / 1e9, "GB/s");
        report.add("machine: f32 matrix product", matrixRate / 1e9, "GFLOP/s");

        double prefill;
        double decode;
        try (SinkWindow window = full(WINDOW, 0)) {
            prefill = prefill(name, window, matrixRate);
            decode = decode(name, window, bandwidth);
            fork(name, window, prefill);
        }
        eager(name, decode);
        recomputation(name);
        recovery(name);
        offsets(name);
        memory(name);
        manager.close();
    }

    /** Tokens/s of feeding entries into a full window. */
    private double prefill(String name, SinkWindow window, double matrixRate) {
        double seconds = Stopwatch.seconds(9, () -> window.feed(tokens(ENTRY)));
        double rate = ENTRY / seconds;
        double flops = 2.0 * Shapes.matrixParameters(shape) * rate;
        report.add(name + ": prefill, entries of " + ENTRY, rate, "tokens/s", flops / matrixRate, "f32 matrix rate");
        return rate;
    }

    /** Tokens/s of decoding on forks of a full window: one, and eight written together. */
    private double decode(String name, SinkWindow window, double bandwidth) {
        double one = decodeRate(window, 1, 48);
        report.add(
                name + ": decode, 1 window",
                one,
                "tokens/s",
                one * bytesPerToken() / bandwidth,
                "read bandwidth (weights and keys read)");
        double eight = decodeRate(window, 8, 24);
        report.add(name + ": decode, 8 windows together", eight, "tokens/s", eight / one, "one window");
        return one;
    }

    private double decodeRate(SinkWindow window, int forks, int tokens) {
        double seconds = Stopwatch.seconds(5, () -> {
            List<SinkWindow> open = new ArrayList<>();
            try {
                List<GenerationRequest> requests = new ArrayList<>();
                for (int i = 0; i < forks; i++) {
                    SinkWindow fork = window.fork();
                    open.add(fork);
                    requests.add(new GenerationRequest(
                            fork,
                            new int[] {1 + i},
                            tokens,
                            Set.of(),
                            Sampler.GREEDY,
                            TokenConstraint.NONE,
                            () -> false));
                }
                model.generate(requests);
            } finally {
                open.forEach(SinkWindow::close);
            }
        });
        return forks * tokens / seconds;
    }

    private void fork(String name, SinkWindow window, double prefillRate) {
        double seconds = Stopwatch.seconds(21, () -> window.fork().close());
        double refill = WINDOW.rolling() / prefillRate;
        report.add(name + ": fork and drop", seconds * 1e3, "ms", seconds / refill, "prefilling the window again");
    }

    private void eager(String name, double decode) {
        try (EagerDecoder eager = new EagerDecoder(manager, shape, WINDOW.sinks() + WINDOW.rolling())) {
            double seconds = Stopwatch.seconds(15, () -> eager.step(7));
            report.add(
                    name + ": eager NDArray calls, f32, decode",
                    1 / seconds,
                    "tokens/s",
                    decode * seconds,
                    "is the engine's gain");
        }
    }

    /** The alternative that keeps quality without sinks: read the last tokens again for every token written. */
    private void recomputation(String name) {
        for (int cache : new int[] {256, 1024, 4096}) {
            WindowConfig config = new WindowConfig(WINDOW.sinks(), cache, WindowConfig.Eviction.TOKEN, 256);
            double again = Stopwatch.seconds(cache > 1024 ? 1 : 3, () -> {
                try (SinkWindow fresh = model.openWindow(config)) {
                    // In chunks of 256: the cheapest way this engine has of reading that many tokens.
                    for (int fed = 0; fed < cache; fed += 256) {
                        fresh.feed(tokens(256));
                    }
                }
            });
            double step;
            try (SinkWindow window = full(config, 0)) {
                step = 1 / decodeRate(window, 1, 24);
            }
            report.add(
                    name + ": one token by recomputation, cache " + cache,
                    again * 1e3,
                    "ms",
                    again / step,
                    "one token with sinks");
        }
    }

    private void recovery(String name) {
        TokenLedger ledger = ledger(1_000_000);
        long tokens = TokenLedger.reach(model.info(), WINDOW);
        double seconds = Stopwatch.seconds(1, () -> restored(ledger).close());
        report.add(name + ": recovery from " + tokens + " tokens", seconds, "s");
    }

    /** Time per token must not depend on how much was ever read. */
    private void offsets(String name) {
        double first = 0;
        for (long offset : new long[] {1_000, 100_000, 1_000_000}) {
            try (SinkWindow window = restored(ledger(offset))) {
                double rate = decodeRate(window, 1, 32);
                first = first == 0 ? rate : first;
                report.add(
                        name + ": decode at stream offset " + offset, rate, "tokens/s", rate / first, "at offset 1000");
            }
        }
    }

    /** Computed, not measured: what the allocator keeps from windows closed before would hide it. */
    private void memory(String name) {
        int perNumber = model.info().weights() == tidewire.llm.WeightFormat.F32 ? 4 : 2;
        double keysAndValues = 2.0
                * shape.layers()
                * shape.kvHeads()
                * shape.headDim()
                * (WINDOW.sinks() + WINDOW.rolling())
                * perNumber;
        report.add(name + ": keys and values per desk, computed", keysAndValues / 1e6, "MB");
        report.add(name + ": resident memory of this process", residentBytes() / 1e6, "MB");
    }

    private SinkWindow full(WindowConfig config, int extra) {
        SinkWindow window = model.openWindow(config);
        int want = config.sinks() + config.rolling() + extra;
        while (want > 0) {
            int n = Math.min(want, Math.min(ENTRY, config.maxEntry()));
            window.feed(tokens(n));
            want -= n;
        }
        return window;
    }

    private TokenLedger ledger(long end) {
        List<TokenLedger.Entry> entries = new ArrayList<>();
        long reach = Math.min(TokenLedger.reach(model.info(), WINDOW), end - WINDOW.sinks());
        for (long position = end - reach; position < end; ) {
            int n = (int) Math.min(ENTRY, end - position);
            entries.add(new TokenLedger.Entry(position, tokens(n)));
            position += n;
        }
        return new TokenLedger(tokens(WINDOW.sinks()), entries, List.of());
    }

    private SinkWindow restored(TokenLedger ledger) {
        try (WindowRestore restore = model.restore(WINDOW, ledger)) {
            while (!restore.advance(4096)) {
                // slice by slice, as the product does
            }
            return restore.window();
        }
    }

    private double bytesPerToken() {
        int perWeight = switch (model.info().weights()) {
            case F32 -> 4;
            case FP16, BF16 -> 2;
            case INT8 -> 1;
        };
        int perKey = model.info().weights() == tidewire.llm.WeightFormat.F32 ? 4 : 2;
        double keys = 2.0 * shape.layers() * shape.kvHeads() * shape.headDim() * (WINDOW.sinks() + WINDOW.rolling());
        return (double) Shapes.matrixParameters(shape) * perWeight + keys * perKey;
    }

    private int[] tokens(int n) {
        return random.ints(n, 16, shape.vocabularySize()).toArray();
    }

    /** Resident memory of this process in bytes. */
    private static double residentBytes() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Double.parseDouble(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException e) {
            // not Linux: said as not measured
        }
        return Double.NaN;
    }

    /** Describes random weights of a shape as a loaded model. */
    static ModelInfo describe(DecoderShape s, tidewire.llm.WeightFormat format) {
        return new ModelInfo(
                "random-" + s.architecture(),
                s.architecture(),
                "0".repeat(64),
                s.layers(),
                s.hiddenSize(),
                s.heads(),
                s.kvHeads(),
                s.headDim(),
                s.vocabularySize(),
                Shapes.matrixParameters(s),
                format);
    }
}

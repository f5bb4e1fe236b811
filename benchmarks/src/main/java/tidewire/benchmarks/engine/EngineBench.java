package tidewire.benchmarks.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Function;
import java.util.function.Supplier;
import tidewire.benchmarks.FigureTable;
import tidewire.benchmarks.Machine;
import tidewire.benchmarks.Stopwatch;
import tidewire.llm.LanguageModel;
import tidewire.llm.ModelInfo;
import tidewire.llm.SinkWindow;
import tidewire.llm.TokenLedger;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.torch.TorchDecoder;

/**
 * What the engine costs: decoding, prefill, forks, recovery and memory of one model, each beside its baseline of the same
 * run. What the machine gives is measured for each model anew, next to what is compared with it.
 */
public final class EngineBench {
    private static final WindowConfig WINDOW = WindowConfig.DEFAULT;
    private static final long WARM_UP_NANOS = 8_000_000_000L;

    private final LanguageModel model;
    private final DecoderShape shape;
    private final Supplier<TorchDecoder> timed;
    private final Function<WeightFormat, TorchDecoder> loader;
    private final FigureTable report;
    private final String name;
    private final Workload work;
    private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager();

    /**
     * @param timed loads the same weights again, into a decoder with a clock
     * @param loader loads them in another format
     */
    public EngineBench(
            LanguageModel model,
            DecoderShape shape,
            Supplier<TorchDecoder> timed,
            Function<WeightFormat, TorchDecoder> loader,
            FigureTable report) {
        this.loader = loader;
        this.model = model;
        this.shape = shape;
        this.timed = timed;
        this.report = report;
        this.name = shape.architecture() + " " + model.info().weights();
        this.work = new Workload(model);
    }

    public void run() {
        double decode;
        try (SinkWindow window = work.full(WINDOW)) {
            warmUp(window);
            decode = rates(window, "");
            fork(window);
        }
        OtherFormats.report(model.info(), shape, loader, report);
        StepProfile.report(name, model.info(), timed, report);
        eager(decode);
        WindowLengths.report(name, model, report);
        WindowRecovery.report(name, model, WINDOW, report);
        offsets();
        memory();
        twoThreads();
        manager.close();
    }

    /** Java is interpreted and then compiled while it runs for the first time; that is no part of a step. */
    private void warmUp(SinkWindow window) {
        long end = System.nanoTime() + WARM_UP_NANOS;
        while (System.nanoTime() < end) {
            work.generate(window, 1, 48);
            window.feed(work.tokens(Workload.ENTRY));
        }
    }

    /** The same with two threads for each operation. The product uses one. */
    private void twoThreads() {
        JniUtils.setNumThreads(2);
        try (SinkWindow window = work.full(WINDOW)) {
            rates(window, ", 2 threads");
        } finally {
            JniUtils.setNumThreads(1);
        }
    }

    /** Prefill and decoding beside what the machine gives to as many threads; tokens/s of decoding on one window. */
    private double rates(SinkWindow window, String threads) {
        WeightFormat format = model.info().weights();
        double f32 = Machine.matrixRate(manager);
        FormatRates rates = FormatRates.measure(format);
        double bandwidth = Machine.readBandwidth(manager);
        report.add("machine: read bandwidth" + threads, bandwidth / 1e9, "GB/s");
        report.add(
                "machine: " + format + " weights of one large layer, read" + threads,
                rates.reading() / 1e9,
                "GB/s",
                rates.reading() / bandwidth,
                "read bandwidth");
        double decode = decode(window, bandwidth, rates, threads);
        report.add("machine: f32 matrix product" + threads, f32 / 1e9, "GFLOP/s");
        report.add(
                "machine: " + format + " product, " + Workload.ENTRY + " rows" + threads,
                rates.matrix() / 1e9,
                "GFLOP/s",
                rates.matrix() / f32,
                "f32 matrix product");
        prefill(window, rates, threads);
        return decode;
    }

    /** Feeding entries into a full window. */
    private void prefill(SinkWindow window, FormatRates rates, String threads) {
        double rate = prefillRate(window);
        report.add(
                name + ": prefill, entries of " + Workload.ENTRY + threads,
                rate,
                "tokens/s",
                2.0 * Shapes.matrixParameters(shape) * rate / rates.matrix(),
                model.info().weights() + " matrix rate");
    }

    private double prefillRate(SinkWindow window) {
        return Workload.ENTRY / Stopwatch.seconds(5, () -> window.feed(work.tokens(Workload.ENTRY)));
    }

    /** Decoding on forks of a full window: one, and many written together. Tokens/s of one. */
    private double decode(SinkWindow window, double bandwidth, FormatRates rates, String threads) {
        double one = work.decodeRate(window, 1, 48);
        double bytes = one * bytesPerToken();
        report.add(name + ": decode, 1 fork of a window" + threads, one, "tokens/s");
        report.add(
                name + ": decode, weights and keys read" + threads,
                bytes / 1e9,
                "GB/s",
                bytes / bandwidth,
                "read bandwidth");
        report.add(
                name + ": decode, weights and keys read" + threads,
                bytes / 1e9,
                "GB/s",
                bytes / rates.reading(),
                "one large layer");
        for (int forks : new int[] {8, 32}) {
            double together = work.decodeRate(window, forks, 24);
            report.add(
                    name + ": decode, " + forks + " forks of a window together" + threads,
                    together,
                    "tokens/s",
                    together / one,
                    "one fork");
        }
        return one;
    }

    private void fork(SinkWindow window) {
        double seconds = Stopwatch.seconds(21, () -> window.fork().close());
        double refill = WINDOW.rolling() / prefillRate(window);
        report.add(name + ": fork and drop", seconds * 1e3, "ms", seconds / refill, "prefilling the window again");
        double first = Stopwatch.seconds(5, () -> work.generate(window, 1, 1));
        report.add(
                name + ": first step of the first fork of a window",
                first * 1e3,
                "ms",
                first / work.stepSeconds(window, 1, 8),
                "a step later");
    }

    private void eager(double decode) {
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

    /** Time per token must not depend on how much was ever read. */
    private void offsets() {
        double first = 0;
        for (long offset : new long[] {1_000, 100_000, 1_000_000}) {
            // A window's worth of tokens is enough here: time does not depend on their values.
            TokenLedger ledger = WindowRecovery.ledger(work, WINDOW, offset, WINDOW.rolling());
            try (SinkWindow window = WindowRecovery.restored(model.restore(WINDOW, ledger))) {
                double rate = work.decodeRate(window, 1, 32);
                first = first == 0 ? rate : first;
                report.add(
                        name + ": decode at stream offset " + offset, rate, "tokens/s", rate / first, "at offset 1000");
            }
        }
    }

    /** Computed, not measured: what the allocator keeps from windows closed before would hide it. */
    private void memory() {
        double bytes = Shapes.cacheBytes(shape, WINDOW, model.info().weights());
        report.add(name + ": keys and values per desk, computed", bytes / 1e6, "MB");
        report.add(name + ": resident memory of this process", Machine.residentBytes() / 1e6, "MB");
    }

    private double bytesPerToken() {
        WeightFormat format = model.info().weights();
        return (double) Shapes.matrixParameters(shape) * Shapes.bytesPerWeight(format)
                + Shapes.cacheBytes(shape, WINDOW, format);
    }

    /** Describes random weights of a shape as a loaded model. */
    public static ModelInfo describe(DecoderShape s, WeightFormat format) {
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

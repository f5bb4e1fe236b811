package tidewire.llm.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import tidewire.llm.WeightFormat;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.checkpoint.WeightSource;

/**
 * A loaded decoder: weights packed once, shared by all windows. Each method is one call of {@code decoder.torchscript}; what a
 * window holds outside the Java heap is a {@link NativeValue} of its own.
 */
public final class TorchDecoder implements AutoCloseable {
    private final DecoderShape shape;
    private final WeightFormat format;
    private final ScriptModule module;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TorchDecoder(DecoderShape shape, WeightFormat format, ScriptModule module) {
        this.shape = shape;
        this.format = format;
        this.module = module;
    }

    /**
     * @param device {@code cpu}, {@code cuda} or {@code cuda:N}
     * @throws IllegalArgumentException for a device or weight format that this machine has not
     */
    public static TorchDecoder load(DecoderShape shape, WeightSource weights, WeightFormat format, String device) {
        KernelProbe.check(format, device);
        boolean oneDnn = device.equals("cpu") && KernelProbe.ONE_DNN.works();
        return load(shape, weights, format, DecoderProgram.archive(shape, format, oneDnn), device);
    }

    /**
     * A decoder that tells what its time went to; the same results, a little slower. For the CPU, and for one thread at a time.
     *
     * @throws IllegalArgumentException for a weight format that this machine has not
     */
    public static TorchDecoder loadTimed(DecoderShape shape, WeightSource weights, WeightFormat format) {
        KernelProbe.check(format, "cpu");
        TorchScriptArchive archive = DecoderProgram.timedArchive(shape, format, KernelProbe.ONE_DNN.works());
        TorchDecoder decoder = load(shape, weights, format, archive, "cpu");
        decoder.takeTimes();
        return decoder;
    }

    private static TorchDecoder load(
            DecoderShape shape, WeightSource weights, WeightFormat format, TorchScriptArchive archive, String device) {
        ScriptModule module = new ScriptModule(archive, device);
        try {
            new WeightLoader(shape, weights, module).load();
        } catch (RuntimeException | Error e) {
            module.close();
            throw e;
        }
        return new TorchDecoder(shape, format, module);
    }

    public DecoderShape shape() {
        return shape;
    }

    public WeightFormat format() {
        return format;
    }

    NativeValue newWindow(int anchors, int rolling) {
        return module.call("new_window", anchors, rolling);
    }

    NativeValue copy(NativeValue window) {
        return module.call("copy_window", window);
    }

    NativeValue resizePinned(NativeValue window, int sinks, int from, int to) {
        return module.call("resize_pinned", window, sinks, from, to);
    }

    void showSlots(NativeValue window, long[] visible) {
        module.run("show_slots", window, visible);
    }

    /** @param inStream false for a pinned segment, which the next token does not follow */
    void feed(NativeValue window, int[] tokens, Chunk chunk, boolean inStream) {
        module.run("feed_only", feedArguments(window, tokens, chunk, inStream));
    }

    /**
     * Feeds and scores.
     *
     * @param past false at the very beginning of a stream, where nothing foretells the first token
     * @return sum of -ln p over the tokens, in nats
     */
    double feedAndScore(NativeValue window, int[] tokens, Chunk chunk, boolean past) {
        try (NativeValue sum = module.call("feed_and_score", feedArguments(window, tokens, chunk, past))) {
            return module.number(sum);
        }
    }

    private static Object[] feedArguments(NativeValue window, int[] tokens, Chunk chunk, boolean flag) {
        return new Object[] {
            window,
            longs(tokens),
            chunk.positions(),
            chunk.ranks(),
            chunk.oldest(),
            chunk.slots(),
            chunk.used(),
            chunk.first(),
            chunk.pos(),
            chunk.apart(),
            chunk.anchor(),
            flag
        };
    }

    /** Logits [B * V] of the next token of B windows, and the logarithm of the sum of their exponentials [B]. */
    record Scored(float[] logits, float[] logSumExp) {}

    /** What follows the last token fed to one window. */
    Scored next(NativeValue window) {
        return scored(module.call("next", window));
    }

    /** A single token for each of several windows, and what follows it. */
    Scored step(NativeValue windows, StepBatch batch) {
        return scored(module.call(
                "step",
                windows,
                batch.tokens(),
                batch.positions(),
                batch.offsets(),
                batch.turn(),
                batch.slots(),
                batch.used(),
                batch.masked()));
    }

    private Scored scored(NativeValue logitsAndSums) {
        try (logitsAndSums) {
            float[][] parts = module.floatLists(logitsAndSums);
            return new Scored(parts[0], parts[1]);
        }
    }

    /** Several windows as one argument. It refers to them; it does not own them. */
    NativeValue together(NativeValue... windows) {
        return module.list(windows);
    }

    /**
     * Of a decoder from {@link #loadTimed}: microseconds spent inside the decoder program since the last call of this method, by
     * kind of work, in the order of a step.
     *
     * @throws ai.djl.engine.EngineException if this decoder has no clock
     */
    public Map<String, Double> takeTimes() {
        List<String> kinds = DecoderProgram.timedKinds();
        float[] times;
        try (NativeValue taken = module.call("take_times", kinds.size())) {
            times = module.floatLists(taken)[0];
        }
        Map<String, Double> byKind = new LinkedHashMap<>();
        for (int kind = 0; kind < times.length; kind++) {
            if (!kinds.get(kind).equals(DecoderProgram.BETWEEN_CALLS)) {
                byKind.put(kinds.get(kind), (double) times[kind]);
            }
        }
        return byKind;
    }

    void checkTokens(int[] tokens, String what) {
        for (int token : tokens) {
            if (token < 0 || token >= shape.vocabularySize()) {
                throw new IllegalArgumentException(
                        what + ": token id " + token + " is outside the vocabulary of " + shape.vocabularySize());
            }
        }
    }

    void checkOpen() {
        if (closed.get()) {
            throw new IllegalStateException("the model is closed");
        }
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            module.close();
        }
    }
}

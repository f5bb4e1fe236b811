package tidewire.llm.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import tidewire.llm.WeightFormat;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.checkpoint.WeightSource;
import tidewire.llm.window.Decoder;
import tidewire.llm.window.KeyValueCache;
import tidewire.llm.window.StepBatch;

/**
 * A loaded decoder: weights packed once, shared by all windows. What a window holds outside the Java heap is a
 * {@link TorchCache}.
 */
public final class TorchDecoder implements Decoder {
    private final DecoderShape shape;
    private final WeightFormat format;
    private final ScriptModule module;
    private final boolean forksTogether;
    private final String version;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TorchDecoder(
            DecoderShape shape, WeightFormat format, ScriptModule module, boolean forksTogether, String version) {
        this.shape = shape;
        this.format = format;
        this.module = module;
        this.forksTogether = forksTogether;
        this.version = version;
    }

    /** @throws IllegalArgumentException for a device or weight format that this machine has not */
    public static void check(WeightFormat format, String device) {
        TorchRuntime.parse(device);
        KernelProbe.check(format, device);
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
            new WeightLoader(shape, weights, module, DecoderProgram.keepsGains(format)).load();
        } catch (RuntimeException | Error e) {
            module.close();
            throw e;
        }
        boolean together = !device.equals("cpu")
                || ForkProbe.rowsAreIndependent(shape.kvHeads(), shape.heads() / shape.kvHeads(), shape.headDim());
        String version = "PyTorch " + TorchRuntime.version() + " on " + device + ", program " + archive.sha256();
        return new TorchDecoder(shape, format, module, together, version);
    }

    public DecoderShape shape() {
        return shape;
    }

    public WeightFormat format() {
        return format;
    }

    @Override
    public int vocabularySize() {
        return shape.vocabularySize();
    }

    @Override
    public KeyValueCache newCache(int anchors, int rolling) {
        return new TorchCache(module, module.call("new_window", anchors, rolling));
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public long[] cacheBytes(int anchors, int rolling) {
        long heads = (long) shape.layers() * shape.kvHeads() * shape.headDim();
        return new long[] {
            2 * heads * (anchors + rolling) * DecoderProgram.bytesPerKey(format),
            heads * anchors * Float.BYTES,
            (long) shape.hiddenSize() * Float.BYTES
        };
    }

    @Override
    public KeyValueCache cacheOf(int anchors, int rolling, List<ByteBuffer> contents) {
        try (NativeValue blank = module.call("blank_contents", anchors, rolling)) {
            Iterator<ByteBuffer> next = contents.iterator();
            module.bytes(blank, tensor -> tensor.put(next.next()));
            return new TorchCache(module, module.call("window_of", blank));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean forksTogether() {
        return forksTogether;
    }

    @Override
    public Scored step(List<KeyValueCache> caches, StepBatch batch) {
        NativeValue[] tensors =
                caches.stream().map(cache -> ((TorchCache) cache).tensors()).toArray(NativeValue[]::new);
        // The list refers to the windows; it does not own them.
        try (NativeValue together = module.list(tensors)) {
            return TorchCache.scored(
                    module,
                    module.call(
                            "step",
                            together,
                            batch.tokens(),
                            batch.positions(),
                            batch.slots(),
                            batch.used(),
                            batch.masked(),
                            batch.groups(),
                            batch.ranks(),
                            batch.hide(),
                            batch.offsets(),
                            batch.turn()));
        }
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

    @Override
    public void checkOpen() {
        if (closed.get()) {
            throw new IllegalStateException("the model is closed");
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            module.close();
        }
    }
}

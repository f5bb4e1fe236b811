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
        TorchScriptArchive archive = DecoderProgram.archive(shape, format, Kernels.of(device));
        return load(shape, weights, format, archive, device);
    }

    /**
     * A decoder that tells what its time went to; the same results, a little slower. For the CPU, and for one thread at a time.
     *
     * @throws IllegalArgumentException for a weight format that this machine has not
     */
    public static TorchDecoder loadTimed(DecoderShape shape, WeightSource weights, WeightFormat format) {
        KernelProbe.check(format, "cpu");
        TorchScriptArchive archive = DecoderProgram.timedArchive(shape, format, Kernels.of("cpu"));
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
                || ForkProbe.forksAreIndependent(shape, DecoderProgram.packsShared(format, Kernels.of(device)));
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
    public List<KeyValueCache> inOneRow(List<KeyValueCache> forks) {
        return TorchCache.inOneRow(forks);
    }

    @Override
    public Scored step(List<KeyValueCache> caches, StepBatch batch) {
        List<TorchCache> windows =
                caches.stream().map(cache -> (TorchCache) cache).toList();
        NativeValue[] tensors = windows.stream().map(TorchCache::tensors).toArray(NativeValue[]::new);
        long[] places = windows.stream()
                .limit(batch.ranks().length)
                .mapToLong(TorchCache::place)
                .toArray();
        // The lists refer to windows and what was packed of them; they do not own them.
        try (NativeValue together = module.list(tensors);
                NativeValue packed = packed(windows, batch.groups())) {
            return TorchCache.scored(
                    module,
                    module.call(
                            "step",
                            together,
                            packed,
                            batch.tokens(),
                            batch.positions(),
                            batch.slots(),
                            batch.used(),
                            batch.masked(),
                            batch.groups(),
                            places,
                            batch.ranks(),
                            batch.hide(),
                            batch.offsets(),
                            batch.turn()));
        }
    }

    /** Of each group of forks, what they share. */
    private NativeValue packed(List<TorchCache> windows, long[] groups) {
        if (groups.length == 0) {
            return module.call("no_groups");
        }
        NativeValue[] packed = new NativeValue[groups.length];
        int first = 0;
        for (int group = 0; group < groups.length; group++) {
            packed[group] = windows.get(first).packed();
            first += (int) groups[group];
        }
        return module.list(packed);
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

package tidewire.llm.torch;

import java.io.IOException;
import java.util.Arrays;
import tidewire.llm.window.Chunk;
import tidewire.llm.window.Decoder.Scored;
import tidewire.llm.window.KeyValueCache;

/** The tensors of one window, as {@code decoder.torchscript} lays them out. Each method is one call of that program. */
final class TorchCache implements KeyValueCache {
    private final ScriptModule module;
    private final NativeValue tensors;
    private final boolean fork;

    TorchCache(ScriptModule module, NativeValue tensors) {
        this(module, tensors, false);
    }

    private TorchCache(ScriptModule module, NativeValue tensors, boolean fork) {
        this.module = module;
        this.tensors = tensors;
        this.fork = fork;
    }

    NativeValue tensors() {
        return tensors;
    }

    @Override
    public KeyValueCache copy() {
        return new TorchCache(module, module.call(fork ? "copy_fork" : "copy_window", tensors), fork);
    }

    @Override
    public KeyValueCache fork(int shared, int room) {
        return new TorchCache(module, module.call("fork_window", tensors, shared, room), true);
    }

    @Override
    public KeyValueCache extended(int more) {
        return new TorchCache(module, module.call("extend_fork", tensors, more), true);
    }

    @Override
    public KeyValueCache detached(int used, long[] slots) {
        return new TorchCache(module, module.call("detach_fork", tensors, used, slots));
    }

    @Override
    public KeyValueCache resizePinned(int sinks, int from, int to) {
        return new TorchCache(module, module.call("resize_pinned", tensors, sinks, from, to));
    }

    @Override
    public void showSlots(long[] visible) {
        module.run("show_slots", tensors, visible);
    }

    @Override
    public void feed(int[] tokens, Chunk chunk, boolean inStream) {
        module.run("feed_only", arguments(tokens, chunk, inStream));
    }

    @Override
    public double feedAndScore(int[] tokens, Chunk chunk, boolean past) {
        try (NativeValue sum = module.call("feed_and_score", arguments(tokens, chunk, past))) {
            return module.number(sum);
        }
    }

    private Object[] arguments(int[] tokens, Chunk chunk, boolean flag) {
        return new Object[] {
            tensors,
            Arrays.stream(tokens).asLongStream().toArray(),
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

    @Override
    public Scored next() {
        return scored(module, module.call("next", tensors));
    }

    static Scored scored(ScriptModule module, NativeValue logitsAndSums) {
        try (logitsAndSums) {
            float[][] parts = module.floatLists(logitsAndSums);
            return new Scored(parts[0], parts[1]);
        }
    }

    @Override
    public void contents(Reader reader) throws IOException {
        try (NativeValue bytes = module.call("contents_of_window", tensors)) {
            module.bytes(bytes, reader);
        }
    }

    @Override
    public void close() {
        tensors.close();
    }
}

package tidewire.llm.torch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.llm.window.Chunk;
import tidewire.llm.window.Decoder.Scored;
import tidewire.llm.window.KeyValueCache;

/** The tensors of one window, as {@code decoder.torchscript} lays them out. Each method is one call of that program. */
final class TorchCache implements KeyValueCache {
    /** A tensor in which caches of forks lie side by side, so that a step computes them together. */
    private static final class Row {
        private final int places;

        Row(int places) {
            this.places = places;
        }
    }

    private final ScriptModule module;
    private final NativeValue tensors;
    /** Of a window: for its forks; of a fork: its window's. */
    private final SharedKeys shared;
    /** Of a fork: where its own cache lies. */
    private final @Nullable Row row;

    private final int place;

    TorchCache(ScriptModule module, NativeValue tensors) {
        this(module, tensors, new SharedKeys(module), null, 0);
    }

    private TorchCache(ScriptModule module, NativeValue tensors, SharedKeys shared, @Nullable Row row, int place) {
        this.module = module;
        this.tensors = tensors;
        this.shared = shared;
        this.row = row;
        this.place = place;
    }

    NativeValue tensors() {
        return tensors;
    }

    /** Of a fork: what it reads of its window, packed for products. */
    NativeValue packed() {
        return shared.packed(tensors);
    }

    /** Of a fork: its place in the row that it shares with others. */
    int place() {
        return place;
    }

    /** The same forks of one window in one row: as they are, if they are in one that is at least half theirs. */
    static List<KeyValueCache> inOneRow(List<KeyValueCache> forks) {
        TorchCache first = (TorchCache) forks.get(0);
        Row row = first.row;
        boolean there = row != null
                && row.places <= 2 * forks.size()
                && forks.stream().allMatch(fork -> ((TorchCache) fork).row == row);
        return there ? forks : first.rowOf(forks);
    }

    private List<KeyValueCache> rowOf(List<KeyValueCache> forks) {
        NativeValue[] each =
                forks.stream().map(fork -> ((TorchCache) fork).tensors).toArray(NativeValue[]::new);
        Row together = new Row(forks.size());
        List<KeyValueCache> placed = new ArrayList<>();
        try (NativeValue list = module.list(each);
                NativeValue tensor = module.call("row_of", list)) {
            for (int i = 0; i < each.length; i++) {
                placed.add(fork(module.call("fork_in_row", each[i], tensor, i), together, i));
            }
        } catch (RuntimeException e) {
            placed.forEach(KeyValueCache::close);
            throw e;
        }
        return placed;
    }

    private TorchCache fork(NativeValue theirs, Row itsRow, int itsPlace) {
        return new TorchCache(module, theirs, shared.join(), itsRow, itsPlace);
    }

    @Override
    public KeyValueCache copy() {
        return row == null
                ? new TorchCache(module, module.call("copy_window", tensors))
                : fork(module.call("copy_fork", tensors), new Row(1), 0);
    }

    @Override
    public KeyValueCache fork(int visible, int room) {
        return fork(module.call("fork_window", tensors, visible, room), new Row(1), 0);
    }

    @Override
    public KeyValueCache extended(int more) {
        return fork(module.call("extend_fork", tensors, more), new Row(1), 0);
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
        if (row != null) {
            shared.leave();
        }
    }
}

package tidewire.llm.window;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * One call of the decoder's {@code step}, in numbers, one row a window. Forks come first, those of one window side by side;
 * behind them windows of their own.
 *
 * @param slots where the token's key and value go
 * @param used slots of the window's own cache that are read
 * @param masked 1 where some slots must not be seen: of the window's own, or of a fork's parent
 * @param groups numbers of forks of one window that are computed together
 * @param ranks of forks: index of the token in the window
 * @param hide of forks: slot of the parent that is hidden from now on, or -1
 * @param offsets of other windows: by how much the keys of sinks and pins are turned on
 * @param turn of other windows: 1 where they are not so already
 */
public record StepBatch(
        long[] tokens,
        long[] positions,
        long[] slots,
        long[] used,
        long[] masked,
        long[] groups,
        long[] ranks,
        long[] hide,
        long[] offsets,
        long[] turn) {

    /** In the order of a batch's rows: forks before other windows, those of one window together. */
    static <T> List<T> inOrder(List<T> writing, Function<T, RollingWindow> windowOf) {
        List<Past> pasts = new ArrayList<>();
        for (T one : writing) {
            Past past = windowOf.apply(one).shared();
            if (past != null && !pasts.contains(past)) {
                pasts.add(past);
            }
        }
        List<T> ordered = new ArrayList<>(writing);
        ordered.sort(Comparator.comparingInt(one -> {
            Past past = windowOf.apply(one).shared();
            return past == null ? pasts.size() : pasts.indexOf(past);
        }));
        return ordered;
    }

    /**
     * Makes every window ready for a single token.
     *
     * @param windows as {@link #inOrder} has them, each with room for a token
     * @param together whether forks of one window may be computed in one product
     */
    static StepBatch of(List<RollingWindow> windows, long[] tokens, boolean together) {
        int rows = windows.size();
        int forks = forks(windows);
        StepBatch batch = new StepBatch(
                tokens,
                new long[rows],
                new long[rows],
                new long[rows],
                new long[rows],
                together
                        ? groups(windows, forks)
                        : LongStream.generate(() -> 1).limit(forks).toArray(),
                new long[forks],
                new long[forks],
                new long[rows - forks],
                new long[rows - forks]);
        for (int row = 0; row < rows; row++) {
            batch.set(row, windows.get(row));
        }
        return batch;
    }

    private static int forks(List<RollingWindow> windows) {
        return (int) windows.stream().filter(w -> w.shared() != null).count();
    }

    /** Puts the caches of forks side by side that are to be computed together. */
    static void join(Decoder decoder, List<RollingWindow> windows) {
        int begin = 0;
        for (long group : groups(windows, forks(windows))) {
            List<RollingWindow> forks = windows.subList(begin, begin + (int) group);
            List<KeyValueCache> caches =
                    forks.stream().map(RollingWindow::cache).toList();
            List<KeyValueCache> joined = decoder.inOneRow(caches);
            for (int i = 0; joined != caches && i < joined.size(); i++) {
                forks.get(i).replace(joined.get(i));
            }
            begin += (int) group;
        }
    }

    private static long[] groups(List<RollingWindow> windows, int forks) {
        LongStream.Builder groups = LongStream.builder();
        int begin = 0;
        for (int row = 1; row <= forks; row++) {
            if (row == forks || windows.get(row).shared() != windows.get(begin).shared()) {
                groups.add(row - begin);
                begin = row;
            }
        }
        return groups.build().toArray();
    }

    private void set(int row, RollingWindow window) {
        WindowLayout layout = window.layout();
        positions[row] = layout.fed();
        if (window.shared() != null) {
            long own = layout.fed() - window.forkedAt();
            slots[row] = own;
            used[row] = own + 1;
            masked[row] = layout.nextMaskedAfterFork(window.forkedAt()) ? 1 : 0;
            ranks[row] = layout.nextRank();
            window.prepareStep();
            hide[row] = masked[row] == 1 ? layout.nextHidden() : -1;
        } else {
            int other = row - ranks.length;
            slots[row] = layout.nextSlot();
            used[row] = layout.nextUsed();
            masked[row] = layout.nextMasked() ? 1 : 0;
            offsets[other] = layout.nextAnchorOffset();
            turn[other] = window.prepareStep() ? 1 : 0;
        }
    }
}

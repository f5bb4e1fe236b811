package tidewire.llm.window;

import java.util.List;

/**
 * One call of the decoder's {@code step}, in numbers, one row a window.
 *
 * @param offsets by how much the keys of sinks and pins are turned on
 * @param turn 1 where they are not so already
 * @param slots where the token's key and value go
 * @param used slots of the cache that are read
 * @param masked 1 where some of those slots must not be seen
 */
public record StepBatch(
        long[] tokens, long[] positions, long[] offsets, long[] turn, long[] slots, long[] used, long[] masked) {

    private StepBatch(int rows) {
        this(
                new long[rows],
                new long[rows],
                new long[rows],
                new long[rows],
                new long[rows],
                new long[rows],
                new long[rows]);
    }

    /** Makes every window ready for a single token. */
    static StepBatch of(List<RollingWindow> windows, long[] tokens) {
        StepBatch batch = new StepBatch(tokens.length);
        for (int row = 0; row < tokens.length; row++) {
            WindowLayout layout = windows.get(row).layout();
            batch.tokens[row] = tokens[row];
            batch.positions[row] = layout.fed();
            batch.offsets[row] = layout.nextAnchorOffset();
            batch.turn[row] = windows.get(row).prepareStep() ? 1 : 0;
            batch.slots[row] = layout.nextSlot();
            batch.used[row] = layout.nextUsed();
            batch.masked[row] = layout.nextMasked() ? 1 : 0;
        }
        return batch;
    }
}

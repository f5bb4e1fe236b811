package tidewire.llm;

import java.util.List;

/**
 * The tokens a window can be rebuilt from, exactly: its sinks and the last layers * W tokens of the stream, with absolute
 * positions, entry boundaries, and every pin that was in force during them.
 *
 * @param sinks the first tokens of the stream, at most S
 * @param entries oldest first, without gaps; may begin before what is needed. An entry that holds sink tokens is given whole.
 * @param pins oldest first
 */
public record TokenLedger(int[] sinks, List<Entry> entries, List<Pin> pins) {
    /** @param position absolute stream position of the first token */
    public record Entry(long position, int[] tokens) {}

    /** @param position absolute stream position of the first token fed after the pin came into force */
    public record Pin(long position, int[] tokens) {}

    public TokenLedger {
        entries = List.copyOf(entries);
        pins = List.copyOf(pins);
    }

    /** How many tokens back from the end of the stream a ledger must reach: layers * W, whole entries. */
    public static long reach(ModelInfo model, WindowConfig config) {
        return (long) model.layers() * config.rolling();
    }
}

package tidewire.summarizer.market.moves.detect;

import org.jspecify.annotations.Nullable;
import tidewire.events.Move;
import tidewire.events.Severity;

/**
 * What a detector has found in the last bar.
 *
 * @param z change in units of what is usual
 * @param volumeRatio volume as a multiple of the usual; null where that says nothing
 */
record FoundMove(
        Move.Kind kind,
        Point from,
        Point to,
        double z,
        @Nullable Double volumeRatio,
        Severity severity) {

    /** Of two things said by one bar the graver is said, or the one that explains the other. */
    boolean before(@Nullable FoundMove other) {
        if (other == null) {
            return true;
        }
        int graver = severity.compareTo(other.severity);
        return graver > 0 || (graver == 0 && rank() < other.rank());
    }

    /** The same, no less grave than that. */
    FoundMove atLeast(Severity other) {
        return severity.compareTo(other) >= 0 ? this : new FoundMove(kind, from, to, z, volumeRatio, other);
    }

    private int rank() {
        return switch (kind) {
            case HALT -> 0;
            case REOPENING -> 1;
            case GAP -> 2;
            case SWING -> 3;
            case DAY -> 4;
            case SPIKE -> 5;
        };
    }
}

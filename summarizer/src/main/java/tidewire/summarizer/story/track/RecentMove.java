package tidewire.summarizer.story.track;

import java.time.Instant;
import tidewire.events.Move;
import tidewire.events.Severity;

/**
 * A move that reports of its symbol are still linked with.
 *
 * @param size in units of what is usual for the symbol; by its severity where that is not known
 * @param observed when it was known
 * @param seen place on the tape
 */
public record RecentMove(String id, String symbol, String title, double size, Instant observed, Instant seen) {
    static RecentMove of(Move move, Instant seen) {
        return new RecentMove(move.id(), move.symbol(), move.title(), size(move), move.observed(), seen);
    }

    /** Absolute z-score of a move, or what its severity stands for while no usual size is known. */
    public static double size(Move move) {
        if (move.zScore() != null) {
            return move.zScore().abs().doubleValue();
        }
        return move.severity() == Severity.CRITICAL ? 8 : move.severity() == Severity.WARNING ? 4 : 2;
    }
}

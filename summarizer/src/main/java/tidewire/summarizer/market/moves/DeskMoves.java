package tidewire.summarizer.market.moves;

import java.math.BigDecimal;
import tidewire.events.Move;
import tidewire.events.Severity;

/**
 * Which moves of its symbols a desk wants to hear of.
 *
 * @param severity least severity
 * @param percent least change, without its sign; 0 leaves it to the rules for moves
 */
public record DeskMoves(Severity severity, double percent) {
    public static final DeskMoves ALL = new DeskMoves(Severity.INFO, 0);

    public DeskMoves {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("least percent of a desk's moves must be 0 to 100, was " + percent);
        }
    }

    /** That trading has stopped has no size that could be too small, nor has it that it goes on. */
    public boolean takes(Move move) {
        boolean sized = move.kind() != Move.Kind.HALT && move.kind() != Move.Kind.REOPENING;
        return move.severity().compareTo(severity) >= 0 && (!sized || isLarge(move));
    }

    private boolean isLarge(Move move) {
        return move.changePercent().abs().compareTo(BigDecimal.valueOf(percent)) >= 0;
    }
}

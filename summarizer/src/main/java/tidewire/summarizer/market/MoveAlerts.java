package tidewire.summarizer.market;

import java.math.BigDecimal;
import java.util.List;
import tidewire.events.Alert;
import tidewire.events.Citation;
import tidewire.events.Move;
import tidewire.events.Severity;

/** The alert that a desk gets on a move of one of its symbols. */
public final class MoveAlerts {
    private static final BigDecimal CRITICAL_Z = BigDecimal.valueOf(8);
    private static final BigDecimal CRITICAL_PERCENT = BigDecimal.valueOf(3);
    private static final BigDecimal WARNING_Z = new BigDecimal("4.5");
    private static final BigDecimal WARNING_PERCENT = BigDecimal.ONE;

    private MoveAlerts() {}

    /** Id and content follow from desk and move alone, so that a repeated alert can be told by its id. */
    public static Alert of(String desk, Move move) {
        return new Alert(
                "alert:" + desk + ":" + move.id(),
                0,
                desk,
                "UTC",
                Alert.Action.CREATED,
                severity(move),
                move.to(),
                "moves",
                "the price moved",
                null,
                move.title(),
                move.text(),
                List.of(move.symbol()),
                List.of(new Citation(move.id(), Citation.Kind.MOVE, move.title(), null)));
    }

    static Severity severity(Move move) {
        if (reaches(move, CRITICAL_Z, CRITICAL_PERCENT)) {
            return Severity.CRITICAL;
        }
        return reaches(move, WARNING_Z, WARNING_PERCENT) ? Severity.WARNING : Severity.INFO;
    }

    private static boolean reaches(Move move, BigDecimal z, BigDecimal percent) {
        return (move.zScore() != null && move.zScore().abs().compareTo(z) >= 0)
                || move.changePercent().abs().compareTo(percent) >= 0;
    }
}

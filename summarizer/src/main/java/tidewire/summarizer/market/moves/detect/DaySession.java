package tidewire.summarizer.market.moves.detect;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tidewire.events.Move;
import tidewire.summarizer.market.moves.MoveRules;

/** The present session of a symbol: where it began, how far it has gone, what has been said of it. */
final class DaySession {
    /** Usual days that make the change of a day a warning. */
    private static final double WARNING_DAYS = 2;

    private static final double GAP_WARNING_DAYS = 1;

    @Nullable
    LocalDate day;
    /** Last price of the session before. */
    @Nullable
    Point previousClose;
    /** Last price in a session. */
    @Nullable
    Point last;
    /** Steps said of the day's rise and fall. */
    int saidUp;

    int saidDown;
    /** Whether the opening is still to be judged. */
    boolean opening;

    /** Takes the price at the end of a bar. Returns true when a new session begins with it. */
    boolean next(LocalDate today, Point now) {
        boolean begins = !today.equals(day);
        if (begins) {
            previousClose = last;
            saidUp = 0;
            saidDown = 0;
            opening = previousClose != null;
            day = today;
        }
        last = now;
        return begins;
    }

    /** Change since the close before, in percent; null on the first day. */
    @Nullable
    Double change(Point now) {
        return previousClose == null ? null : previousClose.percentTo(now);
    }

    /** The opening away from the close before, once. */
    @Nullable
    FoundMove gap(Point now, MoveRules rules, double usualDay) {
        if (!opening || previousClose == null) {
            return null;
        }
        opening = false;
        double percent = previousClose.percentTo(now);
        double warning = Steps.size(rules.gap(), GAP_WARNING_DAYS, usualDay);
        return rules.hours().isContinuous() || Math.abs(percent) < warning / 2
                ? null
                : new FoundMove(
                        Move.Kind.GAP, previousClose, now, percent / usualDay, null, Steps.severity(percent, warning));
    }

    /** The change of the day: at half its threshold, at the threshold, where it becomes critical, and each time it has doubled. */
    @Nullable
    FoundMove change(Point now, MoveRules rules, double usualDay) {
        if (previousClose == null) {
            return null;
        }
        double percent = previousClose.percentTo(now);
        double warning = Steps.size(rules.day(), WARNING_DAYS, usualDay);
        int reached = Steps.reached(percent, warning);
        if (reached <= (percent > 0 ? saidUp : saidDown)) {
            return null;
        }
        if (percent > 0) {
            saidUp = reached;
        } else {
            saidDown = reached;
        }
        return new FoundMove(
                Move.Kind.DAY, previousClose, now, percent / usualDay, null, Steps.severity(percent, warning));
    }
}

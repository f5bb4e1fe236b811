package tidewire.summarizer.market.moves.detect;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidewire.events.Move;
import tidewire.summarizer.market.moves.MoveRules;

/** Trading that stops in the middle of a session, and where it goes on. */
final class Halt {
    /** Silences, in usual distances between trades, that are no halt. */
    private static final double USUAL_SILENCES = 10;

    private static final double WARNING_DAYS = 0.5;
    private static final double WEIGHT = 1 - StrictMath.pow(0.5, 1.0 / 60);
    /** Distances from which on it is known what is usual. */
    private static final int ENOUGH = 20;

    /** Usual minutes from one bar to the next. */
    double spacing = 1;
    /** Distances seen, up to {@link #ENOUGH}. */
    int seen;
    /** Last price before the halt whose end is still to be judged. */
    @Nullable
    Point before;

    /** Looks at the time between two bars of a session; true when it is a halt. */
    boolean isHalt(Point last, Instant start, MoveRules rules) {
        double silence = Duration.between(last.time(), start).toSeconds() / 60.0;
        if (seen < ENOUGH) {
            seen++;
            spacing += (silence + 1 - spacing) / seen;
            return false;
        }
        boolean halt = silence >= Math.max(rules.halt().toSeconds() / 60.0, USUAL_SILENCES * spacing);
        if (halt) {
            before = last;
        }
        spacing += WEIGHT * (Math.min(silence, USUAL_SILENCES * spacing) + 1 - spacing);
        return halt;
    }

    /** The change over the halt, once. */
    @Nullable
    FoundMove reopening(Point now, MoveRules rules, double usualDay) {
        if (before == null) {
            return null;
        }
        Point from = before;
        before = null;
        double percent = from.percentTo(now);
        double warning = Steps.size(rules.reopening(), WARNING_DAYS, usualDay);
        return Math.abs(percent) < warning / 2
                ? null
                : new FoundMove(
                        Move.Kind.REOPENING, from, now, percent / usualDay, null, Steps.severity(percent, warning));
    }
}

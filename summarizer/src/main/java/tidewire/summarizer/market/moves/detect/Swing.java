package tidewire.summarizer.market.moves.detect;

import org.jspecify.annotations.Nullable;
import tidewire.events.Move;
import tidewire.summarizer.market.moves.MoveRules;

/**
 * The zig-zag of a symbol's price: a leg begins at the last extreme and is known once the price has gone a certain way
 * from it. Said when it is known, when it becomes a warning, and each time it has doubled from there.
 */
final class Swing {
    /** Usual days that make a leg, and that make it a warning. */
    private static final double LEG_DAYS = 0.6;

    private static final double WARNING_DAYS = 2;

    /** 1 up, -1 down, 0 before the first leg. */
    int direction;
    /** Where the present leg began; before the first one the lowest price so far. */
    @Nullable
    Point base;
    /** Furthest point of the present leg; before the first one the highest price so far. */
    @Nullable
    Point extreme;
    /** How often the present leg has been said. */
    int said;

    @Nullable
    FoundMove next(Point now, MoveRules rules, double usualDay) {
        if (base == null || extreme == null) {
            base = now;
            extreme = now;
            return null;
        }
        double leg = Steps.size(rules.swing(), LEG_DAYS, usualDay);
        double warning = Steps.size(rules.swing(), WARNING_DAYS, usualDay);
        if (direction == 0) {
            begin(now, base, extreme, leg);
        } else if (direction * (now.compareTo(extreme)) >= 0) {
            extreme = now;
        } else if (-direction * extreme.percentTo(now) >= leg) {
            base = extreme;
            extreme = now;
            direction = -direction;
            said = 0;
        }
        if (direction == 0 || extreme != now || base == null) {
            return null;
        }
        double percent = base.percentTo(now);
        int reached = steps(Math.abs(percent), leg, warning);
        if (reached <= said) {
            return null;
        }
        said = reached;
        return new FoundMove(Move.Kind.SWING, base, now, percent / usualDay, null, Steps.severity(percent, warning));
    }

    private void begin(Point now, Point lowest, Point highest, double leg) {
        if (now.compareTo(lowest) < 0) {
            base = now;
        }
        if (now.compareTo(highest) > 0) {
            extreme = now;
        }
        if (lowest.percentTo(now) >= leg) {
            direction = 1;
            base = lowest;
            extreme = now;
        } else if (-highest.percentTo(now) >= leg) {
            direction = -1;
            base = highest;
            extreme = now;
        }
    }

    // The leg, the warning, twice the warning, four times ...
    private static int steps(double size, double leg, double warning) {
        int steps = size >= leg ? 1 : 0;
        for (double next = warning; size >= next; next *= 2) {
            steps++;
        }
        return warning <= leg ? Math.max(0, steps - 1) : steps;
    }
}

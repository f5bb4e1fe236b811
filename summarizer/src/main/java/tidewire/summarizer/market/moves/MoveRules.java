package tidewire.summarizer.market.moves;

import java.time.Duration;
import tidewire.summarizer.market.days.SessionHours;

/**
 * What counts as a move of a symbol. A percentage is the least; where the symbol's usual day is larger, a multiple of that
 * counts instead, so that a calm index and a lively coin are each held to their own measure.
 *
 * @param hours the symbol's sessions
 * @param usualDay standard deviation of the change of a day in percent, until it has been learned
 * @param spike least change within minutes, in standard deviations of that time of day
 * @param gap least opening away from the close before, in percent
 * @param reopening least change over a halt, in percent
 * @param halt least time without trades that is a halt; longer for a symbol that trades seldom
 * @param day least change since the close before, in percent
 * @param swing least way from the last extreme, in percent
 */
public record MoveRules(
        SessionHours hours,
        double usualDay,
        double spike,
        double gap,
        double reopening,
        Duration halt,
        double day,
        double swing) {

    /** Round the clock; a usual day of 3%. */
    public static final MoveRules DEFAULT =
            new MoveRules(SessionHours.ALWAYS, 3, 3.5, 1, 1, Duration.ofMinutes(5), 2, 1);

    /** Usual day of a share, in percent: what is assumed of a symbol with exchange hours. */
    public static final double USUAL_DAY_OF_A_SHARE = 1.5;

    public MoveRules {
        require(usualDay > 0 && usualDay <= 100, "usual-day must be above 0% and at most 100%, was " + usualDay);
        require(spike >= 1, "spike must be at least 1 standard deviation, was " + spike);
        require(gap > 0 && reopening > 0 && day > 0 && swing > 0, "gap, reopening, day and swing must be above 0%");
        require(halt.compareTo(Duration.ofMinutes(1)) >= 0, "halt must be at least a minute");
    }

    /** The same rules in other hours. */
    public MoveRules in(SessionHours other) {
        double usual = hours.isContinuous() && !other.isContinuous() && usualDay == DEFAULT.usualDay
                ? USUAL_DAY_OF_A_SHARE
                : usualDay;
        return new MoveRules(other, usual, spike, gap, reopening, halt, day, swing);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}

package tidewire.summarizer.market.moves.detect;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidewire.events.Move;
import tidewire.events.Severity;
import tidewire.summarizer.market.moves.MoveRules;

/** Trading that stops in the middle of a session while the venue goes on, and where it goes on itself. */
final class Halt {
    /** A silence is none that the symbol's rhythm brings by chance more often than once in so many minutes. */
    private static final double CHANCE = 1e-6;
    /** Trades come in bursts: where some minutes are empty, a silence is one from so many usual distances on. */
    private static final double BURSTS = 20;

    private static final double NOW_AND_THEN = 1.02;
    /** Silences, in usual distances between trades, from which on they change nothing of what is usual. */
    private static final double MOST_LEARNED = 10;
    /** What comes later than this is read from a file or made up for: it says nothing of the present. */
    private static final Duration LIVE = Duration.ofMinutes(30);

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
    /** Whether the present silence has been told, or the one whose end is still to be judged. */
    boolean told;
    /** How long after its end the last bar was known. */
    Duration delay = Duration.ZERO;
    /** In how many minutes each of its sources had traded when the symbol was last heard of. */
    long[] trading = {};

    /** A session begins that nothing of the one before reaches into. */
    void begin() {
        before = null;
        told = false;
    }

    /** Minutes without a trade that are a halt. */
    private double least(MoveRules rules) {
        double empty = 1 - 1 / spacing;
        double bursts = spacing > NOW_AND_THEN ? BURSTS * spacing : 0;
        return Math.max(
                Math.max(rules.halt().toSeconds() / 60.0, bursts), StrictMath.log(CHANCE) / StrictMath.log(empty));
    }

    /**
     * That trading has stopped, once.
     *
     * @param observed the present
     * @param now in how many minutes each of the symbol's sources has traded by then
     */
    @Nullable
    FoundMove stopped(Point last, Instant observed, long[] now, MoveRules rules) {
        if (told || seen < ENOUGH || delay.compareTo(LIVE) > 0 || now.length == 0 || now.length != trading.length) {
            return null;
        }
        long silence = Duration.between(last.time(), observed.minus(delay)).toMinutes();
        double least = least(rules);
        if (silence < least) {
            return null;
        }
        // The first minute and the last may each be half.
        double others = Math.max(1, Math.ceil(least) - 1);
        for (int source = 0; source < now.length; source++) {
            if (now[source] - trading[source] < others) {
                return null;
            }
        }
        told = true;
        Point until = new Point(last.time().plus(Duration.ofMinutes(silence)), last.price(), last.settled());
        return new FoundMove(Move.Kind.HALT, last, until, 0, null, Severity.WARNING);
    }

    /** Looks at the time between two bars of a session; true when it was a halt. */
    boolean isHalt(Point last, Instant start, MoveRules rules) {
        double silence = Duration.between(last.time(), start).toSeconds() / 60.0;
        if (seen < ENOUGH) {
            seen++;
            spacing += (silence + 1 - spacing) / seen;
            return false;
        }
        boolean halt = (told && before == null) || silence >= least(rules);
        if (halt) {
            before = last;
        }
        spacing += WEIGHT * (Math.min(silence, MOST_LEARNED * spacing) + 1 - spacing);
        return halt;
    }

    /** The change over the halt, once; of one that was told, however small it is. */
    @Nullable
    FoundMove reopening(Point now, MoveRules rules, double usualDay) {
        if (before == null) {
            return null;
        }
        Point from = before;
        boolean wasTold = told;
        begin();
        double percent = from.percentTo(now);
        double warning = Steps.size(rules.reopening(), WARNING_DAYS, usualDay);
        if (Math.abs(percent) < warning / 2 && !wasTold) {
            return null;
        }
        FoundMove found = new FoundMove(
                Move.Kind.REOPENING, from, now, percent / usualDay, null, Steps.severity(percent, warning));
        return wasTold ? found.atLeast(Severity.WARNING) : found;
    }
}

package tidewire.summarizer.market.moves.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tidewire.events.Move;
import tidewire.events.Severity;
import tidewire.summarizer.market.moves.MoveRules;

/**
 * Changes within minutes that are large for this symbol at this time of day. Said once: the next one must lie wholly after
 * the last. For information alone: that a price has gone far is for the other kinds to say.
 */
final class Spikes {
    private static final int[] SPANS = {5, 20};
    private static final int LONGEST = 20;
    /** Least size, in usual days: what is large for a quiet minute may still be nothing. */
    private static final double LEAST_DAYS = 0.2;

    private static final double LEAST_VOLUME = 1;
    private static final double GREATEST_Z = 99;

    /** End of a bar, the volume up to there, and how loud it was then, before anything of what followed. */
    record Mark(Point point, double volumeUpTo, double level) {}

    final Deque<Mark> marks = new ArrayDeque<>();
    double volume;

    @Nullable
    Instant said;

    /** A session or a halt lies between: nothing is measured across it. */
    void begin() {
        marks.clear();
    }

    @Nullable
    FoundMove next(Point now, double barVolume, boolean known, MoveRules rules, Volatility usual) {
        volume += barVolume;
        FoundMove largest = null;
        if (known) {
            for (int span : SPANS) {
                FoundMove found = over(span, now, rules, usual);
                if (found != null && (largest == null || Math.abs(found.z()) > Math.abs(largest.z()))) {
                    largest = found;
                }
            }
        }
        marks.addLast(new Mark(now, volume, usual.level));
        Instant oldest = now.time().minus(Duration.ofMinutes(LONGEST));
        // One mark at or before the start of the longest span stays: its price was the price then.
        while (marks.size() > 1 && !second().point().time().isAfter(oldest)) {
            marks.removeFirst();
        }
        if (largest != null) {
            said = now.time();
        }
        return largest;
    }

    private Mark second() {
        var all = marks.iterator();
        all.next();
        return all.next();
    }

    private @Nullable FoundMove over(int span, Point now, MoveRules rules, Volatility usual) {
        Instant start = now.time().minus(Duration.ofMinutes(span));
        Mark from = null;
        for (Mark mark : marks) {
            if (!mark.point().time().isAfter(start)) {
                from = mark;
            }
        }
        if (from == null || (said != null && start.isBefore(said))) {
            return null;
        }
        double percent = from.point().percentTo(now);
        int first = usual.bin(rules.hours().minuteOf(start));
        int last = usual.bin(rules.hours().minuteOf(now.time().minusSeconds(1)));
        double perMinute = Math.max(1, from.level()) * (usual.ofMinute(first) + usual.ofMinute(last)) / 2;
        double z = from.point().changeTo(now) / StrictMath.sqrt(perMinute * span);
        double usualVolume = span * (usual.volume(first) + usual.volume(last)) / 2;
        double ratio = usualVolume > 0 ? (volume - from.volumeUpTo()) / usualVolume : 0;
        boolean large = Math.abs(z) >= rules.spike()
                && Math.abs(percent) >= LEAST_DAYS * usual.usualDay()
                && ratio >= LEAST_VOLUME;
        double shown = Math.max(-GREATEST_Z, Math.min(GREATEST_Z, z));
        if (!large) {
            return null;
        }
        // Its span, not the time of the mark, which may lie before it in a quiet market.
        Point then = new Point(start, from.point().price(), from.point().settled());
        return new FoundMove(Move.Kind.SPIKE, then, now, shown, ratio, Severity.INFO);
    }
}

package tidewire.benchmarks.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tidewire.events.StoryRef.Role;
import tidewire.events.TapeEntry;

/**
 * How well what is known at first sight foretells how many further reports a story draws.
 *
 * @param stories those that were new, in the stream's course
 * @param correlation Spearman's rank correlation of the importance at first sight with further reports in 12 hours
 */
public record Foretold(int stories, double correlation) {
    private static final Duration SPAN = Duration.ofHours(12);

    static Foretold of(List<TapeEntry> tape) {
        List<Double> importance = new ArrayList<>();
        List<Double> further = new ArrayList<>();
        for (TapeEntry first : tape) {
            if (first.story() != null && first.story().role() == Role.NEW) {
                Instant until = first.time().plus(SPAN);
                importance.add(first.story().importance());
                further.add((double) tape.stream()
                        .filter(entry -> entry.story() != null
                                && entry.sequence() > first.sequence()
                                && entry.story().id().equals(first.story().id())
                                && !entry.time().isAfter(until))
                        .count());
            }
        }
        return new Foretold(importance.size(), spearman(importance, further));
    }

    /** Pearson's correlation of the ranks; equal values share the mean of their ranks. */
    static double spearman(List<Double> a, List<Double> b) {
        double[] x = ranks(a);
        double[] y = ranks(b);
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }

    private static double[] ranks(List<Double> values) {
        double[] ranks = new double[values.size()];
        for (int i = 0; i < ranks.length; i++) {
            int below = 0;
            int equal = 0;
            for (double other : values) {
                below += other < values.get(i) ? 1 : 0;
                equal += other == values.get(i) ? 1 : 0;
            }
            ranks[i] = below + (equal + 1) / 2.0;
        }
        return ranks;
    }
}

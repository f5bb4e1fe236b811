package tidewire.benchmarks.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tidewire.events.StoryRef.Role;
import tidewire.events.TapeEntry;

/**
 * How well what is known at first sight foretells how many further reports a story draws in 12 hours.
 *
 * @param stories those that were new, in the stream's course
 * @param drew those of them that drew any
 * @param drewOfFirst those that drew any of the fifth that is the most important at first sight
 * @param correlation Spearman's rank correlation of the importance at first sight with the number of further reports
 */
public record Foretold(int stories, int drew, int drewOfFirst, double correlation) {
    private static final Duration SPAN = Duration.ofHours(12);
    private static final int FIRST = 5;
    private static final double NORMAL_95 = 1.96;
    /** Of the variance of Spearman's correlation after Fisher's transformation (Fieller, Hartley and Pearson 1957). */
    private static final double FIELLER = 1.06;

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
        int stories = importance.size();
        List<Integer> byImportance = IntStream.range(0, stories)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> importance.get(i)).reversed())
                .toList();
        return new Foretold(
                stories,
                drew(byImportance, further),
                drew(byImportance.subList(0, stories / FIRST), further),
                spearman(importance, further));
    }

    private static int drew(List<Integer> stories, List<Double> further) {
        return (int) stories.stream().filter(story -> further.get(story) > 0).count();
    }

    /** Stories of the fifth that is the most important at first sight. */
    public int first() {
        return stories / FIRST;
    }

    /** Ends of the interval in which the correlation is with 95% confidence. */
    public List<Double> between() {
        if (stories <= 3) {
            return List.of(-1.0, 1.0);
        }
        double middle = 0.5 * Math.log((1 + correlation) / (1 - correlation));
        double half = NORMAL_95 * Math.sqrt(FIELLER / (stories - 3));
        return List.of(Math.tanh(middle - half), Math.tanh(middle + half));
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

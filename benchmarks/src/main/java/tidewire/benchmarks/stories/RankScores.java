package tidewire.benchmarks.stories;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import tidewire.app.play.LabelledSet;
import tidewire.benchmarks.stories.HourLines.Line;

/**
 * How well the stories of each hour are ordered.
 *
 * @param hours that had something to order: two stories at least, one of which is worth telling
 * @param ndcg mean over these of NDCG at 5, with gain 2^importance - 1 (Burges et al. 2005) of the most important report of a story
 * @param leadPlace mean place of what must lead
 */
public record RankScores(int hours, double ndcg, double leadPlace) {
    private static final int MUST_LEAD = 3;

    /** @param order of the stories of an hour; null for the order in which they are given */
    static RankScores of(LabelledSet set, HourLines lines, @org.jspecify.annotations.Nullable Comparator<Line> order) {
        List<Double> ndcg = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (List<Line> hour : lines.hours()) {
            List<Line> ordered =
                    order == null ? hour : hour.stream().sorted(order).toList();
            List<Integer> gains =
                    ordered.stream().map(line -> importance(set, line)).toList();
            if (gains.size() > 1 && gains.stream().anyMatch(gain -> gain > 0)) {
                ndcg.add(dcg(gains)
                        / dcg(gains.stream().sorted(Comparator.reverseOrder()).toList()));
            }
            for (int place = 0; place < gains.size(); place++) {
                if (gains.get(place) == MUST_LEAD) {
                    places.add(place + 1);
                }
            }
        }
        return new RankScores(ndcg.size(), mean(ndcg), mean(places));
    }

    private static int importance(LabelledSet set, Line line) {
        return line.items().stream()
                .map(entry ->
                        set.label(Objects.requireNonNull(entry.item()).id()).importance())
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    static double dcg(List<Integer> gains) {
        double sum = 0;
        for (int place = 0; place < Math.min(HourLines.MOST, gains.size()); place++) {
            sum += (Math.pow(2, gains.get(place)) - 1) / (Math.log(place + 2) / Math.log(2));
        }
        return sum;
    }

    private static double mean(List<? extends Number> values) {
        return values.stream().mapToDouble(Number::doubleValue).average().orElse(Double.NaN);
    }
}

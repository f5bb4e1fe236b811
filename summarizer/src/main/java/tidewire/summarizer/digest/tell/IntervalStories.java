package tidewire.summarizer.digest.tell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tidewire.events.StoryRef;
import tidewire.summarizer.story.Surprise;

/** Groups the reports of an interval into the stories that the tape says they belong to, and puts these in order. */
public final class IntervalStories {
    /** How surprised the model was decides between what is about equal. */
    private static final double NOVELTY = 0.02;

    private IntervalStories() {}

    /**
     * @param reports in the order of the tape
     * @param told what digests have said of a story, by its id
     * @param usual how surprising items usually are on this desk
     * @return best first; of equal ranks the lower story id comes first
     */
    public static List<IntervalStory> of(List<Report> reports, Function<String, Told> told, Surprise usual) {
        Map<String, List<Report>> byStory = new LinkedHashMap<>();
        reports.forEach(report -> byStory.computeIfAbsent(report.story().id(), id -> new ArrayList<>())
                .add(report));
        return byStory.entrySet().stream()
                .map(entry -> ranked(entry.getKey(), entry.getValue(), told.apply(entry.getKey()), usual))
                .sorted(Comparator.comparingDouble(IntervalStory::rank)
                        .reversed()
                        .thenComparing(IntervalStory::id))
                .toList();
    }

    private static IntervalStory ranked(String id, List<Report> reports, Told told, Surprise usual) {
        double nats = reports.stream().mapToDouble(Report::nats).sum();
        int tokens = reports.stream().mapToInt(Report::tokens).sum();
        double perToken = tokens == 0 || !Double.isFinite(nats) ? 0 : nats / tokens;
        StoryRef best = reports.stream()
                .map(Report::story)
                .max(Comparator.comparingDouble(StoryRef::importance))
                .orElseThrow();
        Map<String, Double> reasons = new TreeMap<>(best.reasons());
        reasons.put("novelty", rounded(tokens == 0 ? 0 : NOVELTY * usual.score(perToken)));
        double rank = rounded(Math.min(1, best.importance() + reasons.get("novelty")));
        return new IntervalStory(id, reports, told, rank, reasons, rounded(perToken));
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).doubleValue();
    }
}

package tidewire.summarizer.digest.tell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tidewire.events.Move;
import tidewire.events.StoryRef;
import tidewire.summarizer.story.Surprise;
import tidewire.summarizer.story.rank.Candidate;
import tidewire.summarizer.story.rank.IntervalRanking;
import tidewire.summarizer.story.rank.Ranked;

/** Groups the reports of an interval into the stories that the tape says they belong to, and puts these in order. */
public final class IntervalStories {
    private IntervalStories() {}

    /**
     * @param reports in the order of the tape
     * @param moves of the interval; those of its symbols lift a story
     * @param told what digests have said of a story, by its id
     * @param usual how surprising items usually are on this desk
     * @return best first
     */
    public static List<IntervalStory> of(
            List<IntervalReport> reports, List<Move> moves, Function<String, Told> told, Surprise usual) {
        Map<String, List<IntervalReport>> byStory = new LinkedHashMap<>();
        reports.forEach(report -> byStory.computeIfAbsent(report.story().id(), id -> new ArrayList<>())
                .add(report));
        List<Candidate> candidates = byStory.entrySet().stream()
                .map(entry -> candidate(entry.getValue(), moves, told.apply(entry.getKey()), usual))
                .toList();
        return IntervalRanking.order(candidates).stream()
                .map(ranked -> story(ranked, byStory, told))
                .toList();
    }

    private static Candidate candidate(List<IntervalReport> reports, List<Move> moves, Told told, Surprise usual) {
        StoryRef best = standing(reports).stream()
                .map(IntervalReport::story)
                .max(Comparator.comparingDouble(StoryRef::importance))
                .orElseThrow();
        Instant last = reports.get(reports.size() - 1).time();
        boolean hasNews = told.times() == 0 || reports.stream().anyMatch(report -> !report.isCopy());
        double surprise = tokens(reports) == 0 ? 0 : usual.score(novelty(reports));
        return new Candidate(best, last, moveSize(reports, moves), surprise, told.times(), hasNews);
    }

    /**
     * Without those that a later report puts right: an earlier form of it, or what its feed had said before.
     *
     * @param reports of one story, in the order of the tape
     */
    public static List<IntervalReport> standing(List<IntervalReport> reports) {
        List<IntervalReport> standing = new ArrayList<>();
        for (IntervalReport report : reports) {
            if (report.story().role() == StoryRef.Role.CORRECTION) {
                standing.removeIf(earlier -> earlier.source().equals(report.source()));
            }
            standing.add(report);
        }
        return standing;
    }

    private static double moveSize(List<IntervalReport> reports, List<Move> moves) {
        return moves.stream()
                .filter(move ->
                        reports.stream().anyMatch(report -> report.symbols().contains(move.symbol())))
                .map(Move::zScore)
                .filter(z -> z != null)
                .mapToDouble(z -> z.abs().doubleValue())
                .max()
                .orElse(0);
    }

    private static IntervalStory story(
            Ranked ranked, Map<String, List<IntervalReport>> byStory, Function<String, Told> told) {
        String id = ranked.candidate().ref().id();
        List<IntervalReport> reports = byStory.getOrDefault(id, List.of());
        return new IntervalStory(
                id,
                reports,
                told.apply(id),
                ranked.rank(),
                ranked.reasons(),
                novelty(reports),
                ranked.candidate().hasNews(),
                ranked.worthTelling());
    }

    /** Nats per token, as far as reports were read. */
    private static double novelty(List<IntervalReport> reports) {
        double nats = reports.stream().mapToDouble(IntervalReport::nats).sum();
        int tokens = tokens(reports);
        return tokens == 0 || !Double.isFinite(nats)
                ? 0
                : BigDecimal.valueOf(nats / tokens)
                        .setScale(4, RoundingMode.HALF_EVEN)
                        .doubleValue();
    }

    private static int tokens(List<IntervalReport> reports) {
        return reports.stream().mapToInt(IntervalReport::tokens).sum();
    }
}

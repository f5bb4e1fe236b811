package tidewire.summarizer.story;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tidewire.events.Interval;

/**
 * Which stories a digest tells, and in which order. Pure arithmetic over what stands on the tape and what the model felt
 * when reading it:
 *
 * <pre>
 * rank = 0.40 novelty + 0.25 moves + 0.15 recency + 0.10 sources + 0.10 weight        each part 0 to 1
 *
 * novelty  {@link Surprise#score} of the reports (of the moves, when there is no report), per token
 * moves    z / (z + 4), z = largest |z-score| of a linked move
 * recency  where in the interval the latest entry stands
 * sources  1 - 1 / number of sources
 * weight   0.5 it says more than its headline, 0.3 its time of day is known, 0.2 it is not late (of the best report; moves: 1)
 * </pre>
 *
 * Of equal ranks the lower story id comes first.
 */
public final class Ranking {
    private static final double NOVELTY = 0.40;
    private static final double MOVES = 0.25;
    private static final double RECENCY = 0.15;
    private static final double SOURCES = 0.10;
    private static final double WEIGHT = 0.10;
    private static final double HALF_MOVE = 4;

    private final Interval interval;
    private final Surprise ofItems;
    private final Surprise ofMoves;

    /**
     * @param interval the span of time that the digest covers
     * @param ofItems how surprising items usually are on this desk
     * @param ofMoves how surprising moves usually are on this desk
     */
    public Ranking(Interval interval, Surprise ofItems, Surprise ofMoves) {
        this.interval = interval;
        this.ofItems = ofItems;
        this.ofMoves = ofMoves;
    }

    /** The best stories, best first. */
    public List<RankedStory> best(List<Story> stories, int most) {
        return stories.stream()
                .map(this::rank)
                .sorted(Comparator.comparingDouble(RankedStory::rank)
                        .reversed()
                        .thenComparing(ranked -> ranked.story().id()))
                .limit(most)
                .toList();
    }

    RankedStory rank(Story story) {
        double nats = natsPerToken(story);
        Surprise usual = story.items().isEmpty() ? ofMoves : ofItems;
        double rank = NOVELTY * usual.score(nats)
                + MOVES * moves(story)
                + RECENCY * recency(story)
                + SOURCES * sources(story)
                + WEIGHT * weight(story);
        return new RankedStory(story, rounded(rank), rounded(nats));
    }

    private static double natsPerToken(Story story) {
        boolean told = !story.items().isEmpty();
        double nats = told
                ? story.items().stream().mapToDouble(Story.Item::nats).sum()
                : story.moves().stream().mapToDouble(Story.PriceMove::nats).sum();
        int tokens = told
                ? story.items().stream().mapToInt(Story.Item::tokens).sum()
                : story.moves().stream().mapToInt(Story.PriceMove::tokens).sum();
        return Double.isFinite(nats) ? nats / Math.max(1, tokens) : 0;
    }

    private static double moves(Story story) {
        double z = story.moves().stream()
                .mapToDouble(move -> move.zScore().abs().doubleValue())
                .max()
                .orElse(0);
        return z / (z + HALF_MOVE);
    }

    private double recency(Story story) {
        Instant latest = Stream.concat(
                        story.items().stream().map(Story.Item::time),
                        story.moves().stream().map(Story.PriceMove::time))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        double span = Duration.between(interval.from(), interval.to()).toMillis();
        double passed = Duration.between(interval.from(), latest).toMillis();
        return Math.min(1, Math.max(0, passed / span));
    }

    private static double sources(Story story) {
        long sources = story.items().stream().map(Story.Item::source).distinct().count();
        return sources == 0 ? 0 : 1 - 1.0 / sources;
    }

    private static double weight(Story story) {
        return story.items().stream()
                .mapToDouble(item ->
                        (item.detail().isEmpty() ? 0 : 0.5) + (item.timeKnown() ? 0.3 : 0) + (item.late() ? 0 : 0.2))
                .max()
                .orElse(1);
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).doubleValue();
    }
}

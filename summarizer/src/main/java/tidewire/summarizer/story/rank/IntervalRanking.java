package tidewire.summarizer.story.rank;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order in which a digest tells its stories: by importance, with the moves of the interval, less what was told before.
 * How surprised the model was decides between what is about equal.
 */
public final class IntervalRanking {
    /** Below it a story is filler. */
    public static final double LEAST = 0.29;

    /** The first words of a text alone say little against it. */
    private static final double AGAINST = -0.03;

    /** More than this lacks where the desk's subject is only mentioned. */
    private static final double IN_PASSING = -0.1;

    private static final double MOVES = 0.25;
    private static final double HALF_MOVE = 4;
    private static final double NOVELTY = 0.02;
    private static final double TOLD = -0.03;
    private static final int MOST_TOLD = 4;
    private static final double NOTHING_NEW = -0.5;

    private IntervalRanking() {}

    /**
     * Whether filler may be the one line of an interval that has nothing else: unless something speaks against it. A fact box, a tally, a
     * ceremony, a view, or what only mentions the desk's subject is no line even then.
     *
     * @param reasons of its rank
     */
    public static boolean fillsIn(Map<String, Double> reasons) {
        return reasons.getOrDefault("event", 0.0) > AGAINST
                && reasons.getOrDefault("kind", 0.0) >= Importance.HEADLINE_ALONE
                && reasons.getOrDefault("focus", 0.0) > IN_PASSING;
    }

    /** Best first; of equal ranks the lower story id comes first. */
    public static List<Ranked> order(List<Candidate> stories) {
        return stories.stream()
                .map(IntervalRanking::rank)
                .sorted(Comparator.comparingDouble(Ranked::rank)
                        .reversed()
                        .thenComparing(ranked -> ranked.candidate().ref().id()))
                .toList();
    }

    private static Ranked rank(Candidate story) {
        Map<String, Double> parts = new TreeMap<>(story.ref().reasons());
        double linked = MOVES * story.moveSize() / (story.moveSize() + HALF_MOVE);
        parts.merge("moves", linked, Math::max);
        parts.put("novelty", NOVELTY * story.novelty());
        parts.put("told", TOLD * Math.min(MOST_TOLD, story.told()));
        parts.put("nothing new", story.hasNews() ? 0 : NOTHING_NEW);
        Importance importance = Importance.of(parts);
        return new Ranked(
                story, importance.value(), importance.reasons(), importance.value() >= LEAST && story.hasNews());
    }
}

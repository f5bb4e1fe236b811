package tidewire.summarizer.story.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sorts reports into stories, one after the other and never again: a report joins the story whose best three members are
 * nearest to it on the mean, or begins one. Members are forgotten {@link #MEMORY} after they came, and the oldest of a story when it
 * has more than {@link #MOST_MEMBERS}.
 */
public final class Clusterer {
    public static final Duration MEMORY = Duration.ofHours(72);
    public static final int MOST_MEMBERS = 20;

    private static final double JOINS = 0.27;
    /** Asked of reports that name other names than the story does. */
    private static final double JOINS_UNDER_OTHER_NAMES = 0.35;

    /** Asked of a report of the markets that would join what moved them, and the other way round. */
    private static final double JOINS_OTHER_KIND = 0.5;

    private static final int BEST = 3;
    private static final Duration ATTENTION = Duration.ofHours(24);
    private static final int ATTENTION_REPORTS = 5;

    private final DocumentFrequencies table;
    private final TermIndex index = new TermIndex();
    private final Map<String, Deque<Member>> stories = new HashMap<>();
    /** In the order in which they came, to be forgotten. */
    private final TreeSet<Member> all = new TreeSet<>();

    public Clusterer(DocumentFrequencies table) {
        this.table = table;
    }

    /**
     * The story that a report belongs to.
     *
     * @param score of the report in it
     * @param likeness cosine of the leads of the report and of the member most like it, 0 to 1
     */
    public record Match(String story, double score, String likest, double likeness) {}

    /** Where a report belongs among what was added; empty when it tells something else. */
    public Optional<Match> nearest(ReportText report, Instant time) {
        Features features = Features.of(report, time, table);
        Map<String, Deque<Member>> candidates = new TreeMap<>();
        for (Member member : index.nearest(features.lead())) {
            candidates.put(member.story(), stories.get(member.story()));
        }
        Match best = null;
        for (Map.Entry<String, Deque<Member>> candidate : candidates.entrySet()) {
            Match match = match(candidate.getKey(), candidate.getValue(), features);
            if (match != null && (best == null || match.score() > best.score())) {
                best = match;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * How much of what was published in the last day speaks of the same things without being the same story: the mean likeness
     * of the nearest reports of other stories, 0 to 1.
     */
    public double attention(ReportText report, Instant time, String story) {
        Features features = Features.of(report, time, table);
        Instant since = time.minus(ATTENTION);
        double[] likeness = index.nearest(features.lead()).stream()
                .filter(member -> !member.story().equals(story)
                        && !member.features().time().isBefore(since))
                .mapToDouble(member -> features.lead().cosine(member.features().lead()))
                .toArray();
        java.util.Arrays.sort(likeness);
        double sum = 0;
        for (int i = 0; i < Math.min(ATTENTION_REPORTS, likeness.length); i++) {
            sum += likeness[likeness.length - 1 - i];
        }
        return sum / ATTENTION_REPORTS;
    }

    private static @org.jspecify.annotations.Nullable Match match(
            String story, Deque<Member> members, Features features) {
        List<Double> scores = new ArrayList<>(members.size());
        boolean namesDiffer = true;
        boolean twins = true;
        boolean kindsDiffer = true;
        boolean anotherDay = true;
        boolean numbersDiffer = false;
        boolean numbersShared = false;
        Member likest = members.getFirst();
        double likeness = -1;
        for (Member member : members) {
            scores.add(Similarity.of(features, member.features()));
            namesDiffer &= Similarity.namesDiffer(features, member.features());
            twins &= Similarity.areTwins(features, member.features());
            kindsDiffer &= Similarity.kindsDiffer(features, member.features());
            anotherDay &= Similarity.areOfDifferentDays(features, member.features());
            numbersDiffer |= Similarity.numbersDiffer(features, member.features());
            numbersShared |= Similarity.numbersShared(features, member.features());
            double cosine = features.lead().cosine(member.features().lead());
            if (cosine > likeness) {
                likeness = cosine;
                likest = member;
            }
        }
        scores.sort(Comparator.reverseOrder());
        double score = scores.stream()
                .limit(BEST)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        if (twins || anotherDay || (numbersDiffer && !numbersShared)) {
            return null;
        }
        double joins = kindsDiffer ? JOINS_OTHER_KIND : namesDiffer ? JOINS_UNDER_OTHER_NAMES : JOINS;
        return score >= joins ? new Match(story, score, likest.item(), likeness) : null;
    }

    /**
     * A report is a member of a story from now on.
     *
     * @param place in the order of the tape: later than that of every member
     * @param time when it was published, as far as that is known
     * @param seen when it came, never before a member: by this it is forgotten, for what publishers say of their dates may be old or wrong
     * @return the member that its story has no room for any more, or empty
     */
    public Optional<Long> add(long place, String story, String item, ReportText report, Instant time, Instant seen) {
        Member member = new Member(place, story, item, seen, Features.of(report, time, table));
        Deque<Member> members = stories.computeIfAbsent(story, id -> new ArrayDeque<>());
        members.addLast(member);
        all.add(member);
        index.add(member);
        if (members.size() <= MOST_MEMBERS) {
            return Optional.empty();
        }
        Member oldest = members.getFirst();
        remove(oldest);
        return Optional.of(oldest.place());
    }

    /** Places of the members that are forgotten now. */
    public List<Long> forget(Instant now) {
        List<Long> forgotten = new ArrayList<>();
        Instant before = now.minus(MEMORY);
        while (!all.isEmpty() && all.first().seen().isBefore(before)) {
            forgotten.add(all.first().place());
            remove(all.first());
        }
        return forgotten;
    }

    private void remove(Member member) {
        all.remove(member);
        index.remove(member);
        Deque<Member> members = Objects.requireNonNull(stories.get(member.story()));
        members.remove(member);
        if (members.isEmpty()) {
            stories.remove(member.story());
        }
    }
}

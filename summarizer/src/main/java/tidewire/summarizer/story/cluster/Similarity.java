package tidewire.summarizer.story.cluster;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import tidewire.summarizer.story.text.Terms;
import tidewire.summarizer.story.text.figure.RegisterNumbers;

/**
 * How likely two reports tell the same event:
 *
 * <pre>
 * 0.6 cos(lead) + 0.4 cos(brief) + 0.05 a figure is shared + 0.05 share of names in common - 0.08 days apart, 3 at most
 * </pre>
 *
 * No difference of figures or names forbids: updates change both. Numbers of a register do.
 */
final class Similarity {
    private static final double LEAD = 0.6;
    private static final double BRIEF = 0.4;
    private static final double FIGURE = 0.05;
    private static final double NAMES = 0.05;
    private static final double DAY = 0.08;
    /** As long as reports are remembered: a wrong date costs no more. */
    private static final double MOST_DAYS = Clusterer.MEMORY.toDays();

    /** Two banks that cut rates alike, two makers' results. */
    private static final double SAME_WORDS = 0.7;

    private static final Duration SESSION = Duration.ofHours(12);

    private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    private Similarity() {}

    static double of(Features a, Features b) {
        double days = Math.min(
                MOST_DAYS, Math.abs(Duration.between(a.time(), b.time()).toSeconds()) / SECONDS_PER_DAY);
        return LEAD * a.lead().cosine(b.lead())
                + BRIEF * a.brief().cosine(b.brief())
                + (Collections.disjoint(a.figures(), b.figures()) ? 0 : FIGURE)
                + NAMES * namesInCommon(a, b)
                - DAY * days;
    }

    /** Both have names, and none is shared. */
    static boolean namesDiffer(Features a, Features b) {
        return !a.names().isEmpty() && !b.names().isEmpty() && Collections.disjoint(a.names(), b.names());
    }

    /** Two events told in the same words: neither report speaks of anybody whom the other's title names, and their other words are about the same. */
    static boolean areTwins(Features a, Features b) {
        Set<String> namesOfA = terms(a.names());
        Set<String> namesOfB = terms(b.names());
        return namesDiffer(a, b)
                && Collections.disjoint(a.terms(), namesOfB)
                && Collections.disjoint(b.terms(), namesOfA)
                && inCommon(a.terms(), namesOfA, b.terms(), namesOfB) >= SAME_WORDS;
    }

    private static Set<String> terms(Set<String> names) {
        return names.stream().flatMap(name -> Terms.of(name).stream()).collect(Collectors.toSet());
    }

    /** Share of the fewer words, names left out, that the others have. */
    private static double inCommon(Set<String> a, Set<String> namesOfA, Set<String> b, Set<String> namesOfB) {
        long common = a.stream().filter(b::contains).count();
        int fewer = Math.min(a.size() - namesOfA.size(), b.size() - namesOfB.size());
        return fewer <= 0 ? 0 : (double) common / fewer;
    }

    /** One tells how prices stand, the other what happened: of one thing, but not one story. */
    static boolean kindsDiffer(Features a, Features b) {
        return a.marketReport() != b.marketReport();
    }

    /** How prices stand is another story on the next day. */
    static boolean areOfDifferentDays(Features a, Features b) {
        return a.marketReport()
                && b.marketReport()
                && Duration.between(a.time(), b.time()).abs().compareTo(SESSION) > 0;
    }

    /** One register names both, and by different numbers. */
    static boolean numbersDiffer(Features a, Features b) {
        return RegisterNumbers.differ(a.numbers(), b.numbers());
    }

    static boolean numbersShared(Features a, Features b) {
        return !Collections.disjoint(a.numbers(), b.numbers());
    }

    private static double namesInCommon(Features a, Features b) {
        int fewer = Math.min(a.names().size(), b.names().size());
        return fewer == 0 ? 0 : (double) shared(a.names(), b.names()) / fewer;
    }

    private static long shared(Set<String> a, Set<String> b) {
        return a.stream().filter(b::contains).count();
    }
}

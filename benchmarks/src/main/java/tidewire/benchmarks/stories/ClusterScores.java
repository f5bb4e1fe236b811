package tidewire.benchmarks.stories;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import tidewire.app.play.LabelledSet;
import tidewire.events.NewsItem;

/**
 * How well reports were sorted into stories.
 *
 * @param items scored
 * @param bCubedPrecision mean over reports: share of its story's reports that belong there (Bagga and Baldwin 1998)
 * @param bCubedRecall mean over reports: share of its event's reports that are in its story
 * @param pairPrecision of pairs of reports in one story, those that tell one event
 * @param pairRecall of pairs that tell one event, those in one story
 * @param chainLinks neighbours in a chain of versions of one article
 * @param chainFound those in one story
 * @param apart pairs that look alike and tell different events
 * @param keptApart those in different stories
 */
public record ClusterScores(
        int items,
        double bCubedPrecision,
        double bCubedRecall,
        double pairPrecision,
        double pairRecall,
        int chainLinks,
        int chainFound,
        int apart,
        int keptApart) {

    /** @param storyOf what was found, by the id of the report */
    public static ClusterScores of(LabelledSet set, Map<String, String> storyOf) {
        List<String> scored = set.items().stream()
                .map(NewsItem::id)
                .filter(id -> set.label(id).story() != null && storyOf.containsKey(id))
                .toList();
        double precision = 0;
        double recall = 0;
        long both = 0;
        long found = 0;
        long gold = 0;
        for (String one : scored) {
            int same = 0;
            int inStory = 0;
            int inEvent = 0;
            for (String other : scored) {
                boolean story = Objects.equals(storyOf.get(one), storyOf.get(other));
                boolean event = String.valueOf(set.label(one).story())
                        .equals(set.label(other).story());
                same += story && event ? 1 : 0;
                inStory += story ? 1 : 0;
                inEvent += event ? 1 : 0;
            }
            precision += (double) same / inStory;
            recall += (double) same / inEvent;
            both += same - 1;
            found += inStory - 1;
            gold += inEvent - 1;
        }
        List<List<String>> links = chainLinks(set, storyOf);
        List<List<String>> apart = apart(set, storyOf);
        return new ClusterScores(
                scored.size(),
                precision / scored.size(),
                recall / scored.size(),
                share(both, found),
                share(both, gold),
                links.size(),
                (int) links.stream().filter(pair -> together(pair, storyOf)).count(),
                apart.size(),
                (int) apart.stream().filter(pair -> !together(pair, storyOf)).count());
    }

    public double bCubedF1() {
        return f1(bCubedPrecision, bCubedRecall);
    }

    public double pairF1() {
        return f1(pairPrecision, pairRecall);
    }

    /** Pairs that must stay apart and did not, and links of chains that were lost: for reading. */
    public static List<String> mistakes(LabelledSet set, Map<String, String> storyOf) {
        List<String> mistakes = new ArrayList<>();
        chainLinks(set, storyOf).stream()
                .filter(pair -> !together(pair, storyOf))
                .forEach(pair -> mistakes.add("torn apart: " + pair.get(0) + "  " + pair.get(1)));
        apart(set, storyOf).stream()
                .filter(pair -> together(pair, storyOf))
                .forEach(pair -> mistakes.add("not kept apart: " + pair.get(0) + "  " + pair.get(1)));
        return mistakes;
    }

    private static List<List<String>> chainLinks(LabelledSet set, Map<String, String> storyOf) {
        Map<String, List<String>> chains = new TreeMap<>();
        for (NewsItem item : set.items()) {
            String chain = set.label(item.id()).chain();
            if (chain != null && storyOf.containsKey(item.id())) {
                chains.computeIfAbsent(chain, name -> new ArrayList<>()).add(item.id());
            }
        }
        List<List<String>> links = new ArrayList<>();
        chains.values().forEach(chain -> {
            for (int i = 1; i < chain.size(); i++) {
                links.add(List.of(chain.get(i - 1), chain.get(i)));
            }
        });
        return links;
    }

    private static List<List<String>> apart(LabelledSet set, Map<String, String> storyOf) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (NewsItem item : set.items()) {
            for (String other : set.label(item.id()).apart()) {
                if (storyOf.containsKey(item.id()) && storyOf.containsKey(other)) {
                    List<String> pair = List.copyOf(new TreeSet<>(List.of(item.id(), other)));
                    pairs.put(String.join(" ", pair), pair);
                }
            }
        }
        return pairs.values().stream().filter(pair -> pair.size() == 2).toList();
    }

    private static boolean together(List<String> pair, Map<String, String> storyOf) {
        return Objects.equals(storyOf.get(pair.get(0)), storyOf.get(pair.get(1)));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    private static double f1(double precision, double recall) {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}

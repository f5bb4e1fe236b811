package tidewire.summarizer.story.rank;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a desk says of what matters to it.
 *
 * @param sources how much a feed counts by its name ({@code feed:<name>}): 1 as any other, 2 twice, 0 not at all
 */
public record RankRules(Map<String, Double> sources) {
    public static final RankRules DEFAULT = new RankRules(Map.of());

    private static final double MOST = 5;

    public RankRules {
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
        sources.forEach((source, weight) -> {
            if (!(weight >= 0 && weight <= MOST)) {
                throw new IllegalArgumentException("the weight of " + source + " must be 0 to 5, was " + weight);
            }
        });
    }

    double weight(String source) {
        return sources.getOrDefault(source, 1.0);
    }
}

package tidewire.summarizer.story.rank;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a desk says of what matters to it.
 *
 * @param sources how much a feed counts by its name ({@code feed:<name>}): 1 as any other, 2 twice, 0 not at all
 * @param scales of the scores that a feed gives, by its name; {@link Scale#CVSS} for those not named
 */
public record RankRules(Map<String, Double> sources, Map<String, Scale> scales) {
    public static final RankRules DEFAULT = new RankRules(Map.of(), Map.of());

    private static final double MOST = 5;

    public RankRules {
        scales = Collections.unmodifiableMap(new TreeMap<>(scales));
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
        sources.forEach((source, weight) -> {
            if (!(weight >= 0 && weight <= MOST)) {
                throw new IllegalArgumentException("the weight of " + source + " must be 0 to 5, was " + weight);
            }
        });
    }

    Scale scale(String source) {
        return scales.getOrDefault(source, Scale.CVSS);
    }

    double weight(String source) {
        return sources.getOrDefault(source, 1.0);
    }
}

package tidewire.benchmarks.stories;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tidewire.app.play.Label;
import tidewire.app.play.LabelledSet;
import tidewire.app.play.TapePlay;
import tidewire.events.NewsItem;

/**
 * A labelled set sorted into stories by the product and by simpler means.
 *
 * @param scores by the name of the means
 * @param mistakes of the product
 */
public record StoriesBench(Map<String, ClusterScores> scores, List<String> mistakes) {
    public static StoriesBench of(LabelledSet set) throws IOException {
        List<NewsItem> items = set.items();
        if (items.stream().map(item -> set.label(item.id())).noneMatch(StoriesBench::isJudged)) {
            throw new IllegalArgumentException("no item of the set has a 'story', a 'chain' or 'hard_negatives'");
        }
        Map<String, String> storyOf = TapePlay.of(items, "bench").storyOf();
        List<String> lost = items.stream()
                .map(NewsItem::id)
                .filter(id -> !storyOf.containsKey(id))
                .toList();
        if (!lost.isEmpty()) {
            throw new IllegalStateException("not in any story: " + lost);
        }
        Map<String, ClusterScores> scores = new LinkedHashMap<>();
        scores.put("tidewire", ClusterScores.of(set, storyOf));
        scores.put("exact title", ClusterScores.of(set, TitleBaselines.exact(items)));
        scores.put("title TF-IDF", ClusterScores.of(set, TitleBaselines.tfIdf(items)));
        return new StoriesBench(scores, ClusterScores.mistakes(set, storyOf));
    }

    private static boolean isJudged(Label label) {
        return label.story() != null || label.chain() != null || !label.apart().isEmpty();
    }
}

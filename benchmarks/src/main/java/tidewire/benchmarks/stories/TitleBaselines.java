package tidewire.benchmarks.stories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tidewire.events.NewsItem;
import tidewire.summarizer.story.text.Terms;

/** What stories come out of titles alone: those that anybody would try first. */
final class TitleBaselines {
    /** Cosine from which a title joins the story of the nearest one; the best of 0.3, 0.4, 0.5 and 0.6 on the set in {@code benchmarks/sets}. */
    private static final double JOINS = 0.4;

    private TitleBaselines() {}

    /** Equal titles are one story. */
    static Map<String, String> exact(List<NewsItem> items) {
        Map<String, String> first = new HashMap<>();
        Map<String, String> storyOf = new LinkedHashMap<>();
        for (NewsItem item : items) {
            String title = item.title().toLowerCase(Locale.ROOT).strip();
            storyOf.put(item.id(), first.computeIfAbsent(title, key -> item.id()));
        }
        return storyOf;
    }

    /** A title joins the story of the nearest earlier one, by TF-IDF over the titles of the set. */
    static Map<String, String> tfIdf(List<NewsItem> items) {
        Map<String, Integer> documents = new HashMap<>();
        items.forEach(item -> List.copyOf(new java.util.TreeSet<>(Terms.of(item.title())))
                .forEach(term -> documents.merge(term, 1, Integer::sum)));
        Map<String, String> storyOf = new LinkedHashMap<>();
        List<Map<String, Double>> vectors = new ArrayList<>();
        for (NewsItem item : items) {
            Map<String, Double> vector = vector(item.title(), documents, items.size());
            String story = item.id();
            double best = JOINS;
            for (int i = 0; i < vectors.size(); i++) {
                double cosine = cosine(vector, vectors.get(i));
                if (cosine > best) {
                    best = cosine;
                    story = storyOf.get(items.get(i).id());
                }
            }
            storyOf.put(item.id(), story);
            vectors.add(vector);
        }
        return storyOf;
    }

    private static Map<String, Double> vector(String title, Map<String, Integer> documents, int all) {
        Map<String, Double> vector = new TreeMap<>();
        Terms.of(title).forEach(term -> vector.merge(term, 1.0, Double::sum));
        vector.replaceAll((term, count) -> count * Math.log((all + 1.0) / (documents.getOrDefault(term, 0) + 0.5)));
        double length = Math.sqrt(
                vector.values().stream().mapToDouble(weight -> weight * weight).sum());
        vector.replaceAll((term, weight) -> weight / length);
        return vector;
    }

    private static double cosine(Map<String, Double> a, Map<String, Double> b) {
        return a.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * b.getOrDefault(entry.getKey(), 0.0))
                .sum();
    }
}

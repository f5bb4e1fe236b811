package tidewire.summarizer.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells the stories of an interval apart. Every report is a story of its own here; exact copies never reach the tape. */
public final class Stories {
    /** Moves of one symbol that a story carries; the largest. */
    private static final int MOST_MOVES = 2;

    private static final Comparator<Story.PriceMove> LARGEST_FIRST = Comparator.comparing(
                    (Story.PriceMove move) -> move.zScore().abs())
            .reversed()
            .thenComparing(Story.PriceMove::id);

    private Stories() {}

    /**
     * @param items reports of the interval
     * @param moves moves of the interval
     * @return stories in order of their id. The moves of a symbol belong to the report that names the symbol and is nearest
     *     in time to the largest of them, so that no two lines tell the same move; without one they are a story of their own.
     */
    public static List<Story> of(List<Story.Item> items, List<Story.PriceMove> moves) {
        Map<String, List<Story.PriceMove>> bySymbol = moves.stream()
                .collect(Collectors.groupingBy(Story.PriceMove::symbol, TreeMap::new, Collectors.toList()));
        Map<String, List<Story.PriceMove>> linked = new TreeMap<>();
        List<Story> stories = new ArrayList<>();
        bySymbol.forEach((symbol, all) -> {
            List<Story.PriceMove> largest =
                    all.stream().sorted(LARGEST_FIRST).limit(MOST_MOVES).toList();
            nearest(items, symbol, largest.get(0))
                    .ifPresentOrElse(
                            item -> linked.computeIfAbsent(item.id(), id -> new ArrayList<>())
                                    .addAll(largest),
                            () -> stories.add(new Story(largest.get(0).id(), List.of(), largest)));
        });
        for (Story.Item item : items) {
            List<Story.PriceMove> own = linked.getOrDefault(item.id(), List.of()).stream()
                    .sorted(LARGEST_FIRST)
                    .limit(MOST_MOVES)
                    .toList();
            stories.add(new Story(item.id(), List.of(item), own));
        }
        stories.sort(Comparator.comparing(Story::id));
        return stories;
    }

    private static Optional<Story.Item> nearest(List<Story.Item> items, String symbol, Story.PriceMove move) {
        return items.stream()
                .filter(item -> item.symbols().contains(symbol))
                .min(Comparator.comparing((Story.Item item) ->
                                Duration.between(item.time(), move.time()).abs())
                        .thenComparing(Story.Item::id));
    }
}

package tidewire.dashboard.live;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tidewire.events.Story;
import tidewire.events.TapeEntry;
import tidewire.events.TapeEntry.LinkedStory;

/**
 * The stories near each of the newest moves. A move's entry on the tape knows those that were there before it; a report that comes after the
 * move is known from its story.
 */
final class NearMoves {
    private static final int MOST_MOVES = 2_000;
    private static final int MOST_STORIES = 5;

    private final Map<String, Map<String, LinkedStory>> byMove = new LinkedHashMap<>();

    void take(Story story) {
        story.moves()
                .forEach(move -> near(story.desk(), move.move())
                        .put(story.id(), new LinkedStory(story.id(), story.title(), move.lagSeconds())));
        while (byMove.size() > MOST_MOVES) {
            byMove.remove(byMove.keySet().iterator().next());
        }
    }

    /** The row with all that is known of now, nearest first. */
    TapeRow with(TapeRow row) {
        if (row.kind() != TapeEntry.Kind.MOVE) {
            return row;
        }
        Map<String, LinkedStory> near = new TreeMap<>();
        row.stories().forEach(linked -> near.put(linked.story(), linked));
        near.putAll(byMove.getOrDefault(row.desk() + "/" + row.id(), Map.of()));
        List<LinkedStory> nearest = near.values().stream()
                .sorted(Comparator.comparingLong((LinkedStory linked) -> Math.abs(linked.lagSeconds()))
                        .thenComparing(LinkedStory::story))
                .limit(MOST_STORIES)
                .toList();
        return row.with(nearest);
    }

    private Map<String, LinkedStory> near(String desk, String move) {
        return byMove.computeIfAbsent(desk + "/" + move, key -> new TreeMap<>());
    }
}

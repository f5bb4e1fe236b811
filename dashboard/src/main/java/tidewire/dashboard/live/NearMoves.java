package tidewire.dashboard.live;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    private final Map<String, List<LinkedStory>> byMove = new LinkedHashMap<>();

    void take(Story story) {
        story.moves()
                .forEach(move -> byMove.merge(
                        story.desk() + "/" + move.move(),
                        List.of(new LinkedStory(story.id(), story.title(), move.lagSeconds())),
                        NearMoves::nearest));
        while (byMove.size() > MOST_MOVES) {
            byMove.remove(byMove.keySet().iterator().next());
        }
    }

    /** The row with all that is known of now, nearest first. */
    TapeRow with(TapeRow row) {
        if (row.kind() != TapeEntry.Kind.MOVE) {
            return row;
        }
        return row.with(nearest(row.stories(), byMove.getOrDefault(row.desk() + "/" + row.id(), List.of())));
    }

    /** The nearest of both, each story once, as the later list has it. */
    private static List<LinkedStory> nearest(List<LinkedStory> known, List<LinkedStory> later) {
        Map<String, LinkedStory> all = new LinkedHashMap<>();
        Stream.of(known, later).flatMap(List::stream).forEach(linked -> all.put(linked.story(), linked));
        return all.values().stream()
                .sorted(Comparator.comparingLong((LinkedStory linked) -> Math.abs(linked.lagSeconds()))
                        .thenComparing(LinkedStory::story))
                .limit(MOST_STORIES)
                .toList();
    }
}

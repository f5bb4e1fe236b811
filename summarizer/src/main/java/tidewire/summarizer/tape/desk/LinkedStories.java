package tidewire.summarizer.tape.desk;

import java.util.Comparator;
import java.util.List;
import tidewire.events.Move;
import tidewire.events.Story;
import tidewire.events.TapeEntry.LinkedStory;

/** A move's side of what a story says of its moves. */
final class LinkedStories {
    private static final int MOST = 5;

    private LinkedStories() {}

    /** @param stories that were linked with the move */
    static List<LinkedStory> of(Move move, List<Story> stories) {
        return stories.stream()
                .flatMap(story -> story.moves().stream()
                        .filter(linked -> linked.move().equals(move.id()))
                        .map(linked -> new LinkedStory(story.id(), story.title(), linked.lagSeconds())))
                .sorted(Comparator.comparingLong((LinkedStory linked) -> Math.abs(linked.lagSeconds()))
                        .thenComparing(LinkedStory::story))
                .limit(MOST)
                .toList();
    }
}

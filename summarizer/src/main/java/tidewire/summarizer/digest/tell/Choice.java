package tidewire.summarizer.digest.tell;

import java.util.ArrayList;
import java.util.List;

/**
 * Which stories of an interval a digest tells: those that are worth it, or else one of the filler. Copies of what was told are neither
 * told nor named.
 *
 * @param tried in this order, until there are enough lines
 * @param most lines
 * @param left without a line whatever becomes of the others
 */
public record Choice(List<IntervalStory> tried, int most, List<IntervalStory> left) {
    /** @param stories best first @param lines most lines of the desk's digests */
    public static Choice of(List<IntervalStory> stories, int lines) {
        List<IntervalStory> worth = new ArrayList<>();
        List<IntervalStory> filler = new ArrayList<>();
        stories.stream()
                .filter(IntervalStory::hasNews)
                .forEach(story -> (story.worthTelling() ? worth : filler).add(story));
        return worth.isEmpty() ? new Choice(filler, 1, List.of()) : new Choice(worth, lines, filler);
    }
}

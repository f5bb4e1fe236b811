package tidewire.summarizer.digest.tell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tidewire.summarizer.story.rank.IntervalRanking;

/**
 * Which stories of an interval a digest tells: those that are worth it, or else one of the filler, unless that is filler by what it is.
 * Copies of what was told are neither told nor named.
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
        if (!worth.isEmpty()) {
            return new Choice(worth, lines, filler);
        }
        Map<Boolean, List<IntervalStory>> fillsIn =
                filler.stream().collect(Collectors.partitioningBy(story -> IntervalRanking.fillsIn(story.reasons())));
        return new Choice(fillsIn.getOrDefault(true, List.of()), 1, fillsIn.getOrDefault(false, List.of()));
    }
}

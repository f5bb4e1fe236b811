package tidewire.summarizer.story.track;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tidewire.events.Story;

/**
 * A story as it is kept between its reports.
 *
 * @param story as it stands on the topic; its reports are the newest, at most 20
 * @param count reports of it ever
 * @param sources publishers with a report of their own words, and when the first of each came
 * @param copying publishers that only repeated others
 */
public record StoryState(Story story, int count, Map<String, Instant> sources, Set<String> copying) {
    public StoryState {
        sources = new TreeMap<>(sources);
        copying = new TreeSet<>(copying);
    }

    String id() {
        return story.id();
    }

    /** The same story with one more move; the oldest of more than so many is left out. */
    StoryState with(Story.LinkedMove move, int most) {
        List<Story.LinkedMove> moves = new ArrayList<>(story.moves());
        moves.add(move);
        return with(moves.subList(Math.max(0, moves.size() - most), moves.size()), story.importance(), story.reasons());
    }

    StoryState with(double importance, Map<String, Double> reasons) {
        return with(story.moves(), importance, reasons);
    }

    private StoryState with(List<Story.LinkedMove> moves, double importance, Map<String, Double> reasons) {
        Story changed = new Story(
                story.id(),
                story.desk(),
                story.title(),
                story.first(),
                story.last(),
                story.reports(),
                story.symbols(),
                moves,
                importance,
                reasons);
        return new StoryState(changed, count, sources, copying);
    }

    List<Story.Report> reports() {
        return story.reports();
    }
}

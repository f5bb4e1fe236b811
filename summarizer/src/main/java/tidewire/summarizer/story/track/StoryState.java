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
 * @param own those of them with words of their own
 * @param sources publishers with a report of their own words, and when the first of each came
 * @param copying publishers that only repeated others
 * @param best the report by which it is weighed
 */
public record StoryState(
        Story story, int count, int own, Map<String, Instant> sources, Set<String> copying, BestReport best) {
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
        List<Story.LinkedMove> kept = moves.subList(Math.max(0, moves.size() - most), moves.size());
        return with(story.revision(), kept, story.importance(), story.reasons());
    }

    StoryState with(double importance, Map<String, Double> reasons) {
        return with(story.revision(), story.moves(), importance, reasons);
    }

    StoryState with(BestReport report) {
        return new StoryState(story, count, own, sources, copying, report);
    }

    /** To be published as another value than the last. */
    StoryState revised() {
        return with(story.revision() + 1, story.moves(), story.importance(), story.reasons());
    }

    private StoryState with(
            int revision, List<Story.LinkedMove> moves, double importance, Map<String, Double> reasons) {
        Story changed = new Story(
                story.id(),
                story.desk(),
                revision,
                story.title(),
                story.first(),
                story.last(),
                story.reports(),
                story.symbols(),
                moves,
                importance,
                reasons);
        return new StoryState(changed, count, own, sources, copying, best);
    }

    List<Story.Report> reports() {
        return story.reports();
    }
}

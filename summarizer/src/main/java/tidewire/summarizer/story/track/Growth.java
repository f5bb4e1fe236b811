package tidewire.summarizer.story.track;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tidewire.events.NewsItem;
import tidewire.events.Story;
import tidewire.events.StoryRef.Role;
import tidewire.summarizer.story.text.Headline;

/** A story with one more report. */
final class Growth {
    private static final int MOST_REPORTS = 20;
    private static final int MOST_SYMBOLS = 20;
    private static final int MOST_SOURCES = 50;

    private Growth() {}

    /** @param before null for a story that begins @param weighedBy the report, if the story begins with it */
    static StoryState of(
            String desk,
            String id,
            @Nullable StoryState before,
            NewsItem item,
            Role role,
            String publisher,
            Instant place,
            BestReport weighedBy) {
        Story.Report report = new Story.Report(
                item.id(),
                item.revision(),
                item.source(),
                role,
                item.title(),
                item.link(),
                item.observed(),
                item.published(),
                item.precision());
        if (before == null) {
            Story story = new Story(
                    id,
                    desk,
                    0,
                    item.title(),
                    place,
                    place,
                    List.of(report),
                    symbols(List.of(), item),
                    List.of(),
                    0,
                    Map.of());
            return new StoryState(story, 1, 1, Map.of(publisher, place), Set.of(), weighedBy);
        }
        Story old = before.story();
        Story story = new Story(
                id,
                desk,
                old.revision() + 1,
                title(old.title(), item, role),
                old.first(),
                place,
                reports(old.reports(), report),
                symbols(old.symbols(), item),
                old.moves(),
                old.importance(),
                old.reasons());
        return new StoryState(
                story,
                before.count() + 1,
                role == Role.COPY ? before.own() : before.own() + 1,
                sources(before, role, publisher, place),
                copying(before, role, publisher),
                before.best());
    }

    /** The newest that says more than the one before, as long as it is of no lesser kind. */
    private static String title(String old, NewsItem item, Role role) {
        boolean lesser =
                Headline.of(item.title()).form().compareTo(Headline.of(old).form()) > 0;
        return role == Role.COPY || lesser ? old : item.title();
    }

    private static List<Story.Report> reports(List<Story.Report> old, Story.Report report) {
        List<Story.Report> all = new ArrayList<>(old);
        all.add(report);
        return all.subList(Math.max(0, all.size() - MOST_REPORTS), all.size());
    }

    private static List<String> symbols(List<String> old, NewsItem item) {
        Set<String> all = new TreeSet<>(old);
        item.symbols().stream().limit(MOST_SYMBOLS).forEach(all::add);
        return all.stream().limit(MOST_SYMBOLS).toList();
    }

    private static Map<String, Instant> sources(StoryState before, Role role, String publisher, Instant place) {
        Map<String, Instant> sources = new HashMap<>(before.sources());
        if (role != Role.COPY && sources.size() < MOST_SOURCES) {
            sources.putIfAbsent(publisher, place);
        }
        return sources;
    }

    private static Set<String> copying(StoryState before, Role role, String publisher) {
        Set<String> copying = new HashSet<>(before.copying());
        if (role == Role.COPY && !before.sources().containsKey(publisher) && copying.size() < MOST_SOURCES) {
            copying.add(publisher);
        }
        if (role != Role.COPY) {
            copying.remove(publisher); // it has found words of its own
        }
        return copying;
    }
}

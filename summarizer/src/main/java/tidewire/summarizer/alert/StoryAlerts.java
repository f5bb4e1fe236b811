package tidewire.summarizer.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tidewire.events.Alert;
import tidewire.events.Citation;
import tidewire.events.NewsItem;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;
import tidewire.summarizer.story.rank.EventWords;
import tidewire.summarizer.story.text.Headline;
import tidewire.summarizer.story.text.Terms;
import tidewire.summarizer.text.CleanLine;
import tidewire.summarizer.text.Sentences;

/** One alert a story: told once, then again only when there is more to say. */
final class StoryAlerts {
    private static final int MOST_CITES = 10;
    private static final int LONGEST_TEXT = 400;
    /** Share of a headline's terms that no headline told before has, from which on it says something new. */
    private static final double OWN_TERMS = 0.6;

    /** So many sources for one that was told before are more to say. */
    private static final double MORE_SOURCES = 1.5;

    private final String desk;
    private final ZoneId zone;
    private final AlertPolicy policy;

    StoryAlerts(String desk, ZoneId zone, AlertPolicy policy) {
        this.desk = desk;
        this.zone = zone;
        this.policy = policy;
    }

    /** The story's alert as it stands after a report on which rules fired; with the same last word when nothing is to be told. */
    Optional<OpenAlert> next(TapeEntry entry, AlertBook.Fired fired, Collection<OpenAlert> open) {
        NewsItem item = Objects.requireNonNull(entry.item());
        StoryRef story = Objects.requireNonNull(entry.story());
        OpenAlert known = open.stream()
                .filter(alert -> story.id().equals(alert.story()))
                .findFirst()
                .orElse(null);
        if (known == null) {
            // With its time: a story that comes back after its alert was over is another alert to whoever keeps ids.
            String id = "alert:" + desk + ":" + story.id() + "@" + entry.time();
            Alert alert = alert(id, 0, Alert.Action.CREATED, entry, item, story, fired, List.of());
            return Optional.of(new OpenAlert(
                    alert,
                    entry.time(),
                    entry.time(),
                    entry.time(),
                    List.copyOf(TitleFigures.of(item.title())),
                    List.copyOf(terms(item.title())),
                    List.copyOf(events(item.title())),
                    null,
                    story.sources(),
                    Map.of()));
        }
        boolean isTold = isMore(known, entry, item, story, fired);
        if (!isTold && !(tellsNews(item, story) && saysMore(known, item.title()))) {
            return Optional.of(known.touchedAt(entry.time()));
        }
        Alert alert = alert(
                known.id(),
                known.last().revision() + 1,
                Alert.Action.UPDATED,
                entry,
                item,
                story,
                new AlertBook.Fired(
                        fired.rules(),
                        fired.why(),
                        AlertBook.higher(known.last().severity(), fired.severity())),
                known.last().cites());
        return Optional.of(
                isTold
                        ? told(known, alert, item.title(), Math.max(known.sources(), story.sources()), entry.time())
                        : known.touchedAt(entry.time()).holding(alert));
    }

    /** What was held back while an alert cooled down, told now. */
    Optional<OpenAlert> cooledDown(OpenAlert known, Instant now) {
        Alert held = known.held();
        if (held == null || known.told().plus(policy.cooldown()).isAfter(now)) {
            return Optional.empty();
        }
        Alert alert = new Alert(
                held.id(),
                known.last().revision() + 1,
                desk,
                zone.getId(),
                Alert.Action.UPDATED,
                AlertBook.higher(known.last().severity(), held.severity()),
                now,
                held.rule(),
                held.why(),
                held.story(),
                held.title(),
                held.text(),
                held.symbols(),
                held.cites());
        return Optional.of(told(known, alert, held.title(), known.sources(), now));
    }

    private static OpenAlert told(OpenAlert known, Alert alert, String title, int sources, Instant now) {
        Set<String> figures = new TreeSet<>(known.figures());
        figures.addAll(TitleFigures.of(title));
        Set<String> terms = new TreeSet<>(known.terms());
        terms.addAll(terms(title));
        Set<String> events = new TreeSet<>(known.events());
        events.addAll(events(title));
        OpenAlert open = new OpenAlert(
                alert,
                known.first(),
                now,
                now,
                List.copyOf(figures),
                List.copyOf(terms),
                List.copyOf(events),
                null,
                sources,
                Map.of());
        Alert held = known.held();
        return held != null && saysMore(open, held.title()) ? open.holding(held) : open;
    }

    private boolean isMore(OpenAlert known, TapeEntry entry, NewsItem item, StoryRef story, AlertBook.Fired fired) {
        if (known.isBelow(fired.severity())
                || story.role() == StoryRef.Role.CORRECTION
                || story.sources() >= MORE_SOURCES * known.sources()) {
            return true;
        }
        if (!tellsNews(item, story)) {
            return false;
        }
        boolean newFigure = !known.figures().containsAll(TitleFigures.of(item.title()));
        boolean cooledDown = !known.told().plus(policy.cooldown()).isAfter(entry.time());
        boolean newEvent = !known.events().containsAll(events(item.title()));
        return newFigure || ((cooledDown || newEvent) && saysMore(known, item.title()));
    }

    private static boolean tellsNews(NewsItem item, StoryRef story) {
        return story.role() != StoryRef.Role.COPY
                && Headline.of(item.title()).form().compareTo(Headline.Form.REACTION) < 0;
    }

    /** Its headline is not made of those that were told. */
    private static boolean saysMore(OpenAlert known, String title) {
        Set<String> terms = terms(title);
        Set<String> own = new TreeSet<>(terms);
        known.terms().forEach(own::remove);
        return own.size() >= OWN_TERMS * terms.size() && !own.isEmpty();
    }

    private static Set<String> terms(String title) {
        return new TreeSet<>(Terms.of(Headline.of(title).text()));
    }

    private static Set<String> events(String title) {
        return EventWords.of(Headline.of(title).text());
    }

    private Alert alert(
            String id,
            int revision,
            Alert.Action action,
            TapeEntry entry,
            NewsItem item,
            StoryRef story,
            AlertBook.Fired fired,
            List<Citation> before) {
        String title = CleanLine.clean(item.title());
        return new Alert(
                id,
                revision,
                desk,
                zone.getId(),
                action,
                fired.severity(),
                entry.time(),
                fired.rules(),
                fired.why(),
                story.id(),
                title,
                text(item, title),
                item.symbols(),
                cites(item, title, before));
    }

    /** The publisher's own first sentences; the headline where there are none. */
    private static String text(NewsItem item, String title) {
        String body = item.summary() != null ? item.summary() : item.text();
        StringBuilder text = new StringBuilder();
        for (String sentence : Sentences.split(CleanLine.clean(body == null ? "" : body))) {
            if (text.length() + sentence.length() + 1 > LONGEST_TEXT) {
                break;
            }
            text.append(text.isEmpty() ? "" : " ").append(sentence);
        }
        return text.isEmpty() ? title : text.toString();
    }

    /** The newest first. */
    private static List<Citation> cites(NewsItem item, String title, List<Citation> before) {
        Set<String> ids = new LinkedHashSet<>();
        List<Citation> cites = new ArrayList<>();
        cites.add(new Citation(item.id(), Citation.Kind.ITEM, title, item.link()));
        ids.add(item.id());
        before.stream()
                .filter(cite -> ids.add(cite.id()))
                .limit(MOST_CITES - 1L)
                .forEach(cites::add);
        return cites;
    }
}

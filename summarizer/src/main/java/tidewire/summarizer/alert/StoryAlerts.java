package tidewire.summarizer.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tidewire.events.Alert;
import tidewire.events.Citation;
import tidewire.events.NewsItem;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;
import tidewire.summarizer.story.text.Headline;
import tidewire.summarizer.text.CleanLine;
import tidewire.summarizer.text.CleanTitle;
import tidewire.summarizer.text.Sentences;

/** One alert a story: told once, then again only when there is more to say. */
final class StoryAlerts {
    private static final int MOST_CITES = 10;
    private static final int LONGEST_TEXT = 400;
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
            return Optional.of(OpenAlert.ofStory(alert, item.title(), entry.time(), story.sources()));
        }
        boolean isTold = isMore(known, entry, item, story, fired);
        if (!isTold && !(tellsNews(item, story) && known.isSurpassedBy(item.title()))) {
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
        if (!isTold) {
            return Optional.of(known.touchedAt(entry.time()).holdingAlso(alert));
        }
        OpenAlert told =
                known.toldAs(alert, List.of(item.title()), Math.max(known.sources(), story.sources()), entry.time());
        return Optional.of(told.holding(isCorrection(story) ? List.of() : stillMore(told)));
    }

    /** What a report that was told since does not say. */
    private static List<Alert> stillMore(OpenAlert told) {
        return told.held().stream()
                .filter(held -> told.isSurpassedBy(held.title()))
                .toList();
    }

    /**
     * What was held back while an alert cooled down, told now as one word. It has the time of now, when it became worth telling; on a tape that
     * stood still for long after that it has its own, since it is no news any more.
     *
     * @param entry what comes next on the tape; a correction of the story takes the place of what was held
     */
    Optional<OpenAlert> cooledDown(OpenAlert known, TapeEntry entry) {
        Instant over = known.told().plus(policy.cooldown());
        boolean isCorrected =
                entry.story() != null && entry.story().id().equals(known.story()) && isCorrection(entry.story());
        if (known.held().isEmpty() || isCorrected || over.isAfter(entry.time())) {
            return Optional.empty();
        }
        List<Alert> newestFirst = new ArrayList<>(known.held());
        Collections.reverse(newestFirst);
        Alert newest = newestFirst.get(0);
        boolean isOld = over.plus(policy.cooldown()).isBefore(entry.time());
        Alert alert = new Alert(
                newest.id(),
                known.last().revision() + 1,
                desk,
                zone.getId(),
                Alert.Action.UPDATED,
                newestFirst.stream().map(Alert::severity).reduce(known.last().severity(), AlertBook::higher),
                isOld ? newest.time() : entry.time(),
                newest.rule(),
                newest.why(),
                newest.story(),
                newest.title(),
                heldText(newestFirst),
                newest.symbols(),
                heldCites(newestFirst, known.last()));
        List<String> titles = newestFirst.stream().map(Alert::title).toList();
        return Optional.of(
                known.toldAs(alert, titles, known.sources(), entry.time()).holding(List.of()));
    }

    private static String heldText(List<Alert> newestFirst) {
        String others = newestFirst.stream().skip(1).map(Alert::title).collect(Collectors.joining("; "));
        return newestFirst.get(0).text() + (others.isEmpty() ? "" : " Before that: " + others);
    }

    /** Their own first, then what stood in the last word and was told since they came. */
    private static List<Citation> heldCites(List<Alert> newestFirst, Alert last) {
        Map<String, Citation> cites = new LinkedHashMap<>();
        newestFirst.forEach(
                held -> cites.putIfAbsent(held.newest(), held.cites().get(0)));
        last.cites().forEach(cite -> cites.putIfAbsent(cite.id(), cite));
        return cites.values().stream().limit(MOST_CITES).toList();
    }

    private boolean isMore(OpenAlert known, TapeEntry entry, NewsItem item, StoryRef story, AlertBook.Fired fired) {
        if (known.isBelow(fired.severity())
                || isCorrection(story)
                || story.sources() >= MORE_SOURCES * known.sources()) {
            return true;
        }
        if (!tellsNews(item, story)) {
            return false;
        }
        TitleTerms says = TitleTerms.of(item.title());
        boolean newFigure = !known.figures().containsAll(says.figures());
        boolean cooledDown = !known.told().plus(policy.cooldown()).isAfter(entry.time());
        boolean newEvent = !known.events().containsAll(says.events());
        return newFigure || ((cooledDown || newEvent) && known.isSurpassedBy(item.title()));
    }

    private static boolean isCorrection(StoryRef story) {
        return story.role() == StoryRef.Role.CORRECTION;
    }

    private static boolean tellsNews(NewsItem item, StoryRef story) {
        return story.role() != StoryRef.Role.COPY
                && Headline.of(item.title()).form().compareTo(Headline.Form.REACTION) < 0;
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
        String title = CleanTitle.of(item);
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

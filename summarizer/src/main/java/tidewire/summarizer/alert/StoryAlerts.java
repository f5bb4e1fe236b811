package tidewire.summarizer.alert;

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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tidewire.events.Alert;
import tidewire.events.Citation;
import tidewire.events.NewsItem;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;
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

    /** Not the numbers of a name: CVE-2013-3872, SP2, 787-9. */
    private static final Pattern FIGURE =
            Pattern.compile("(?<![\\p{L}\\p{N}._-])\\p{N}+(?:[.,]\\p{N}+)*(?![\\p{L}\\p{N}]|[._-][\\p{L}\\p{N}])");

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
                    List.copyOf(figures(item)),
                    List.copyOf(terms(item)),
                    story.sources(),
                    Map.of()));
        }
        if (!isMore(known, entry, item, story, fired)) {
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
        Set<String> figures = new TreeSet<>(known.figures());
        figures.addAll(figures(item));
        Set<String> terms = new TreeSet<>(known.terms());
        terms.addAll(terms(item));
        return Optional.of(new OpenAlert(
                alert,
                known.first(),
                entry.time(),
                entry.time(),
                List.copyOf(figures),
                List.copyOf(terms),
                Math.max(known.sources(), story.sources()),
                Map.of()));
    }

    private boolean isMore(OpenAlert known, TapeEntry entry, NewsItem item, StoryRef story, AlertBook.Fired fired) {
        if (known.isBelow(fired.severity())
                || story.role() == StoryRef.Role.CORRECTION
                || story.sources() >= 2 * known.sources()) {
            return true;
        }
        boolean news = Headline.of(item.title()).form().compareTo(Headline.Form.REACTION) < 0;
        if (story.role() == StoryRef.Role.COPY || !news) {
            return false;
        }
        boolean newFact = !known.figures().containsAll(figures(item));
        boolean cooledDown = !known.told().plus(policy.cooldown()).isAfter(entry.time());
        return newFact || (cooledDown && saysMore(known, item));
    }

    /** Its headline is not made of those that were told. */
    private static boolean saysMore(OpenAlert known, NewsItem item) {
        Set<String> terms = terms(item);
        Set<String> own = new TreeSet<>(terms);
        known.terms().forEach(own::remove);
        return own.size() >= OWN_TERMS * terms.size() && !own.isEmpty();
    }

    private static Set<String> terms(NewsItem item) {
        return new TreeSet<>(Terms.of(Headline.of(item.title()).text()));
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

    private static Set<String> figures(NewsItem item) {
        Set<String> figures = new TreeSet<>();
        FIGURE.matcher(item.title()).results().map(MatchResult::group).forEach(figures::add);
        return figures;
    }
}

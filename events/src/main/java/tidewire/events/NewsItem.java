package tidewire.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a news feed, as plain text.
 *
 * @param id stable identity, unique across all feeds; kept by later revisions of the item
 * @param source name of the feed, {@code feed:<name>}
 * @param observed when the ingestor first had this revision; orders the tape
 * @param published time of publication as the publisher says it, or null when that is not known; shown, never ordered by
 * @param precision how much of {@code published} is real; {@code NONE} exactly when it is null
 * @param title headline, one line
 * @param summary the publisher's own summary, or null
 * @param text body, or null when the feed has none
 * @param link public address (http or https), or null
 * @param author who wrote it as the feed says, or null
 * @param categories the feed's own sections and tags
 * @param symbols ticker symbols that the feed itself names; empty when it names none
 * @param severity a score that the feed itself gives (a CVSS base score, 0 to 10), or null
 * @param revision 0 for what was seen first, then counted up with every change of its words
 * @param backlog true when the feed held it already when its ingestor began to read: not news for alerts
 */
public record NewsItem(
        String id,
        String source,
        Instant observed,
        @Nullable Instant published,
        Precision precision,
        String title,
        @Nullable String summary,
        @Nullable String text,
        @Nullable String link,
        @Nullable String author,
        List<String> categories,
        List<String> symbols,
        @Nullable Double severity,
        int revision,
        boolean backlog)
        implements SourceEvent {

    /** How the title of an item begins that has neither title, text nor link. */
    public static final String UNTITLED = "(untitled)";

    /** How exactly the time of publication is known. */
    public enum Precision {
        SECOND,
        MINUTE,
        DAY,
        NONE
    }

    public NewsItem {
        Check.text("NewsItem.id", id);
        Check.text("NewsItem.source", source);
        Check.present("NewsItem.observed", observed);
        Check.present("NewsItem.precision", precision);
        Check.that(
                (published == null) == (precision == Precision.NONE),
                "NewsItem.published must be given exactly when its precision is not NONE");
        Check.text("NewsItem.title", title);
        Check.that(
                link == null || link.startsWith("https://") || link.startsWith("http://"),
                "NewsItem.link must be an http or https address, was " + link);
        categories = categories == null ? List.of() : List.copyOf(categories);
        symbols = symbols == null ? List.of() : List.copyOf(symbols);
        Check.that(
                severity == null || Double.isFinite(severity), "NewsItem.severity must be a number, was " + severity);
        Check.that(revision >= 0, "NewsItem.revision must not be negative, was " + revision);
    }

    /** The time that a person is shown: of publication where it is known. */
    @JsonIgnore
    public Instant shown() {
        return published == null ? observed : published;
    }

    /** The latest instant at which it can have been published as far as that is known: of a day without a time, its end. */
    @JsonIgnore
    public Instant publishedBy() {
        return precision == Precision.DAY ? shown().plus(Duration.ofDays(1)) : shown();
    }

    /** The same item with these symbols instead. */
    public NewsItem withSymbols(List<String> linked) {
        return new NewsItem(
                id,
                source,
                observed,
                published,
                precision,
                title,
                summary,
                text,
                link,
                author,
                categories,
                linked,
                severity,
                revision,
                backlog);
    }

    @Override
    public String eventId() {
        return revision == 0 ? id : id + "/" + revision;
    }

    @Override
    public Instant eventTime() {
        return observed;
    }
}

package tidewire.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a news feed, as plain text.
 *
 * @param id stable identity, unique across all feeds
 * @param source name of the feed, {@code feed:<name>}
 * @param published time of publication (UTC)
 * @param precision how much of {@code published} is real
 * @param title headline, one line
 * @param summary the publisher's own summary, or null
 * @param text body, or null when the feed has none
 * @param link public address (http or https), or null
 * @param category the feed's own section, or null
 * @param symbols ticker symbols that the feed itself names; empty when it names none
 */
public record NewsItem(
        String id,
        String source,
        Instant published,
        Precision precision,
        String title,
        @Nullable String summary,
        @Nullable String text,
        @Nullable String link,
        @Nullable String category,
        List<String> symbols)
        implements SourceEvent {

    /** How exactly the time of publication is known. */
    public enum Precision {
        SECOND,
        MINUTE,
        DAY
    }

    public NewsItem {
        Check.text("NewsItem.id", id);
        Check.text("NewsItem.source", source);
        Check.present("NewsItem.published", published);
        Check.present("NewsItem.precision", precision);
        Check.text("NewsItem.title", title);
        Check.that(
                link == null || link.startsWith("https://") || link.startsWith("http://"),
                "NewsItem.link must be an http or https address, was " + link);
        symbols = symbols == null ? List.of() : List.copyOf(symbols);
    }

    @Override
    public String eventId() {
        return id;
    }

    @Override
    public Instant eventTime() {
        return published;
    }
}

package tidewire.ingest.feed.parse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.events.NewsItem;
import tidewire.events.NewsItem.Precision;

/**
 * One item as it stands in a feed document, as plain text; fields as in {@link NewsItem}.
 *
 * @param guid what the feed names it by, or null
 */
public record FeedItem(
        @Nullable String guid,
        @Nullable Instant published,
        Precision precision,
        String title,
        @Nullable String summary,
        @Nullable String text,
        @Nullable String link,
        @Nullable String author,
        List<String> categories,
        @Nullable Double severity) {

    /** The latest instant at which it can have been published, of a day its end; null when nothing is known. */
    public @Nullable Instant publishedBy() {
        return published == null || precision != Precision.DAY ? published : published.plus(Duration.ofDays(1));
    }

    /** As it goes out. */
    public NewsItem news(String id, String source, Instant observed, int revision, boolean backlog) {
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
                List.of(),
                severity,
                revision,
                backlog);
    }
}

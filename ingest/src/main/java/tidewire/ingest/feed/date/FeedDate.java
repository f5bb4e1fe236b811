package tidewire.ingest.feed.date;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidewire.events.NewsItem.Precision;

/**
 * A date as a feed writes it.
 *
 * @param precision what the text tells: a time with seconds, without, or only the day, which is then its midnight in UTC
 * @param doubt what is ambiguous in it, in words, or null
 */
public record FeedDate(
        Instant time, Precision precision, @Nullable String doubt) {}

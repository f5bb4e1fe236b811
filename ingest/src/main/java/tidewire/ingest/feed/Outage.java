package tidewire.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidewire.events.NewsItem;
import tidewire.ingest.feed.parse.FeedItem;
import tidewire.ingest.feed.state.PollTimes;

/**
 * Whether what a feed holds has just been published, or was there long before this ingestor looked: at a first start, after a
 * stop or an outage. Measured by when the feed was to be asked, never by how long its pauses are: one may want to be left
 * alone for a day.
 *
 * @param due when it was to be asked again after its last answer; null when it has never answered
 * @param times of the polls before this one
 */
record Outage(@Nullable Instant due, PollTimes times) {
    /** So long after it was to be asked, what a feed holds has been missed, not just published. */
    private static final Duration LONG_STOP = Duration.ofHours(1);

    /** Whether the feed should have been read long ago. */
    boolean isLong(Instant now) {
        return isLongAgo(due, now);
    }

    /**
     * Whether nobody could have had the item before: it is newer than the last, vain, look at its feed, and this look comes when
     * it was planned.
     */
    boolean hasNotHidden(FeedItem item, Instant now) {
        Instant published = item.publishedBy();
        return times.lastFailure() != null
                && item.precision() != NewsItem.Precision.DAY
                && published != null
                && published.isAfter(times.lastFailure())
                && !published.isAfter(now)
                && !isLongAgo(times.nextAsk(), now);
    }

    private static boolean isLongAgo(@Nullable Instant planned, Instant now) {
        return planned == null || Duration.between(planned, now).compareTo(LONG_STOP) > 0;
    }
}

package tidewire.ingest.feed.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.format.PollHints;

/**
 * What a feed's poller must know after a restart, beside the items that it has seen.
 *
 * @param url as it is configured; what follows is void when that has changed
 * @param moved where the feed has moved for good, or null
 * @param etag {@code ETag} of the last answer, byte for byte, or null
 * @param lastModified {@code Last-Modified} of the last answer, byte for byte, or null
 * @param hints what the last document asked of those who poll it
 * @param lastSuccess when it last answered, or null
 * @param lastItem when it last had something new, or null
 * @param failingSince since when it has failed, or null when it has not
 * @param failures polls that failed in a row
 * @param nextAsk not before this time, or null
 */
public record PollState(
        String url,
        @Nullable String moved,
        @Nullable String etag,
        @Nullable String lastModified,
        PollHints hints,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastItem,
        @Nullable Instant failingSince,
        int failures,
        @Nullable Instant nextAsk) {

    /** Before the first poll. */
    public static PollState none(String url) {
        return new PollState(url, null, null, null, PollHints.NONE, null, null, null, 0, null);
    }

    /** After an answer from {@code moved} for good, or from where it was before when that is null. */
    public PollState answered(@Nullable String movedTo, Instant at, boolean hadItems, Instant next) {
        return new PollState(
                url,
                movedTo == null ? moved : movedTo,
                etag,
                lastModified,
                hints,
                at,
                hadItems ? at : lastItem,
                null,
                0,
                next);
    }

    /** With what the document said, and what stands for it. */
    public PollState holding(@Nullable String newEtag, @Nullable String newLastModified, PollHints newHints) {
        return new PollState(
                url, moved, newEtag, newLastModified, newHints, lastSuccess, lastItem, failingSince, failures, nextAsk);
    }

    /** After a poll that brought nothing. A new address that does not work is forgotten. */
    public PollState failed(Instant at, Instant next) {
        return new PollState(
                url,
                null,
                moved == null ? etag : null,
                moved == null ? lastModified : null,
                hints,
                lastSuccess,
                lastItem,
                failingSince == null ? at : failingSince,
                failures + 1,
                next);
    }
}

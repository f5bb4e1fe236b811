package tidewire.ingest.feed.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
 * @param asked how long the last answer's headers asked to be left alone
 * @param lastSuccess when it last answered, or null
 * @param lastItem when it last had something new, or null
 * @param failingSince since when it has failed, or null when it has not
 * @param lastFailure when a poll last failed, or null
 * @param failures polls that failed in a row
 * @param nextAsk not before this time, or null
 * @param doubted kinds of doubts about its documents of which the log has told
 */
public record PollState(
        String url,
        @Nullable String moved,
        @Nullable String etag,
        @Nullable String lastModified,
        PollHints hints,
        Duration asked,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastItem,
        @Nullable Instant failingSince,
        @Nullable Instant lastFailure,
        int failures,
        @Nullable Instant nextAsk,
        List<String> doubted) {

    public PollState {
        doubted = doubted == null ? List.of() : List.copyOf(doubted);
        asked = Objects.requireNonNullElse(asked, Duration.ZERO);
    }

    /** Before the first poll. */
    public static PollState none(String url) {
        return new PollState(
                url, null, null, null, PollHints.NONE, Duration.ZERO, null, null, null, null, 0, null, List.of());
    }

    /**
     * After an answer from {@code moved} for good, or from where it was before when that is null.
     *
     * @param wait how long its headers asked to be left alone
     */
    public PollState answered(@Nullable String movedTo, Duration wait, Instant at, boolean hadItems, Instant next) {
        return new PollState(
                url,
                movedTo == null ? moved : movedTo,
                etag,
                lastModified,
                hints,
                wait,
                at,
                hadItems ? at : lastItem,
                null,
                lastFailure,
                0,
                next,
                doubted);
    }

    /** With what the document said, and what stands for it. */
    public PollState holding(@Nullable String newEtag, @Nullable String newLastModified, PollHints newHints) {
        return new PollState(
                url,
                moved,
                newEtag,
                newLastModified,
                newHints,
                asked,
                lastSuccess,
                lastItem,
                failingSince,
                lastFailure,
                failures,
                nextAsk,
                doubted);
    }

    /** When the log has told of these kinds of doubts. */
    public PollState doubting(List<String> kinds) {
        return new PollState(
                url,
                moved,
                etag,
                lastModified,
                hints,
                asked,
                lastSuccess,
                lastItem,
                failingSince,
                lastFailure,
                failures,
                nextAsk,
                kinds);
    }

    /** After a poll that brought nothing. */
    public PollState failed(Instant at, Instant next) {
        return new PollState(
                url,
                moved,
                etag,
                lastModified,
                hints,
                asked,
                lastSuccess,
                lastItem,
                failingSince == null ? at : failingSince,
                at,
                failures + 1,
                next,
                doubted);
    }

    /** As if it had not moved: it is asked where it is configured, and not whether that has changed. */
    public PollState notMoved() {
        return moved == null
                ? this
                : new PollState(
                        url,
                        null,
                        null,
                        null,
                        hints,
                        asked,
                        lastSuccess,
                        lastItem,
                        failingSince,
                        lastFailure,
                        failures,
                        nextAsk,
                        doubted);
    }
}

package tidewire.ingest.feed.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the polls of a feed went.
 *
 * @param lastSuccess when it last answered, or null
 * @param lastItem when it last had something new, or null
 * @param failingSince since when it has failed, or null when it has not
 * @param lastFailure when a poll last failed, or null
 * @param failures polls that failed in a row
 * @param nextAsk not before this time, or null
 */
public record PollTimes(
        @Nullable Instant lastSuccess,
        @Nullable Instant lastItem,
        @Nullable Instant failingSince,
        @Nullable Instant lastFailure,
        int failures,
        @Nullable Instant nextAsk) {
    static final PollTimes NONE = new PollTimes(null, null, null, null, 0, null);

    PollTimes answered(Instant at, boolean hadItems, Instant next) {
        return new PollTimes(at, hadItems ? at : lastItem, null, lastFailure, 0, next);
    }

    PollTimes failed(Instant at, Instant next) {
        return new PollTimes(lastSuccess, lastItem, failingSince == null ? at : failingSince, at, failures + 1, next);
    }
}

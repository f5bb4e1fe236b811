package tidewire.ingest.feed.state;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.net.Hosts;

/**
 * What a feed's poller must know after a restart, beside the items that it has seen.
 *
 * @param url as it is configured; what follows is void when that has changed
 * @param moved where the feed has moved for good, or null
 * @param asked how long the last answer's headers asked to be left alone
 * @param held of the last document
 * @param times of the polls
 */
public record PollState(String url, @Nullable String moved, Duration asked, Held held, PollTimes times) {

    public PollState {
        moved = isAddress(moved) ? moved : null;
        asked = Objects.requireNonNullElse(asked, Duration.ZERO);
        held = Objects.requireNonNullElse(held, Held.NOTHING);
        times = Objects.requireNonNullElse(times, PollTimes.NONE);
    }

    private static boolean isAddress(@Nullable String text) {
        try {
            return text != null && Hosts.of(URI.create(text)) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Before the first poll. */
    public static PollState none(String url) {
        return new PollState(url, null, Duration.ZERO, Held.NOTHING, PollTimes.NONE);
    }

    /**
     * After an answer from {@code moved} for good, or from where it was before when that is null.
     *
     * @param wait how long its headers asked to be left alone
     */
    public PollState answered(@Nullable String movedTo, Duration wait, Instant at, boolean hadItems, Instant next) {
        return new PollState(url, movedTo == null ? moved : movedTo, wait, held, times.answered(at, hadItems, next));
    }

    /** With what is held of a document now. */
    public PollState holding(Held document) {
        return new PollState(url, moved, asked, document, times);
    }

    /** After a poll that brought nothing. */
    public PollState failed(Instant at, Instant next) {
        return new PollState(url, moved, asked, held, times.failed(at, next));
    }

    /** As if it had not moved: it is asked where it is configured, and not whether that has changed. */
    public PollState notMoved() {
        return moved == null ? this : new PollState(url, null, asked, held.validatedBy(null, null), times);
    }
}

package tidewire.ingest.feed.state;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.format.PollHints;

/**
 * What is held of a feed's last document.
 *
 * @param etag {@code ETag} of its answer, byte for byte, or null
 * @param lastModified {@code Last-Modified} of its answer, byte for byte, or null
 * @param wholeAgain when it is to be had once more even if it has not changed: something of it could not be told yet; null when
 *     all is told
 * @param hints what it asked of those who poll it
 * @param doubted kinds of doubts about the feed's documents of which the log has told
 */
public record Held(
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable Instant wholeAgain,
        PollHints hints,
        List<String> doubted) {
    static final Held NOTHING = new Held(null, null, null, PollHints.NONE, List.of());

    public Held {
        hints = Objects.requireNonNullElse(hints, PollHints.NONE);
        doubted = doubted == null ? List.of() : List.copyOf(doubted);
    }

    /** The same document, of which the server now says this. */
    public Held validatedBy(@Nullable String newEtag, @Nullable String newLastModified) {
        return new Held(newEtag, newLastModified, wholeAgain, hints, doubted);
    }

    /** Whether the server may be asked for a document only if it is another one. A clock that was ahead binds nobody. */
    public boolean suffices(Instant now) {
        return wholeAgain == null || (now.isBefore(wholeAgain) && wholeAgain.isBefore(now.plus(Telling.DAY)));
    }
}

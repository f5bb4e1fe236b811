package tidewire.ingest.feed.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A poll that brought nothing usable; the message is one sentence for the operator. */
public final class FeedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Duration retryAfter;

    public FeedException(String message) {
        this(message, null);
    }

    /** @param retryAfter how long the server asks to be left alone, or null */
    public FeedException(String message, @Nullable Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    @Nullable
    public Duration retryAfter() {
        return retryAfter;
    }
}

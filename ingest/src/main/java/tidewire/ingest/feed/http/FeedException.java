package tidewire.ingest.feed.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An answer that brought nothing usable; the message is one sentence for the operator. */
public final class FeedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Duration retryAfter;
    private final boolean gone;

    public FeedException(String message) {
        this(message, null, false);
    }

    /**
     * @param retryAfter how long the server asks to be left alone, or null
     * @param gone whether the server says that there will never be anything here
     */
    FeedException(String message, @Nullable Duration retryAfter, boolean gone) {
        super(message);
        this.retryAfter = retryAfter;
        this.gone = gone;
    }

    @Nullable
    public Duration retryAfter() {
        return retryAfter;
    }

    public boolean gone() {
        return gone;
    }
}

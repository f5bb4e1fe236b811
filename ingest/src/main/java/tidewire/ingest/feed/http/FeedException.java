package tidewire.ingest.feed.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An answer that brought nothing usable; the message is one sentence for the operator. */
public final class FeedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Duration retryAfter;
    private final int status;

    public FeedException(String message) {
        this(message, null, 0);
    }

    /**
     * @param retryAfter how long the server asks to be left alone, or null
     * @param status of the HTTP answer, or 0
     */
    FeedException(String message, @Nullable Duration retryAfter, int status) {
        super(message);
        this.retryAfter = retryAfter;
        this.status = status;
    }

    @Nullable
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Whether the server says that there will never be anything here. */
    public boolean gone() {
        return status == 410;
    }

    /** Whether the server says that there is nothing here. */
    public boolean nothingThere() {
        return status == 404 || status == 410;
    }
}

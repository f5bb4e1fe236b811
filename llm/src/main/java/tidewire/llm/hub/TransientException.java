package tidewire.llm.hub;

import java.io.IOException;

/** A failure that may pass. */
final class TransientException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Seconds that the hub asks to wait; 0 if it does not say. */
    final long retryAfter;

    TransientException(String message, long retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }
}

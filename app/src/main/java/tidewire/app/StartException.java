package tidewire.app;

/**
 * Tidewire cannot start as it was asked to: wrong use or configuration, exit code 2. The message stands alone: what is
 * wrong, where, and what to do.
 */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}

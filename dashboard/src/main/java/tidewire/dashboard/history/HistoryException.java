package tidewire.dashboard.history;

/** The history's file cannot be read or written; the message says which and why. */
public final class HistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HistoryException(String message, Throwable cause) {
        super(message, cause);
    }
}

package tidewire.dashboard;

/** The page cannot be served; the message says why and which key to change. */
public final class DashboardStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DashboardStartException(String message, Throwable cause) {
        super(message, cause);
    }
}

package tidewire.llm;

/** A snapshot that cannot stand for a window, and why. Its ledger can. */
public final class SnapshotException extends Exception {
    private static final long serialVersionUID = 1;

    public SnapshotException(String message) {
        super(message);
    }
}

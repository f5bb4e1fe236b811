package tidewire.ingest.feed.format;

/** A document that is no feed; the message is one sentence for the operator. */
public final class UnreadableFeedException extends Exception {
    private static final long serialVersionUID = 1;

    public UnreadableFeedException(String message) {
        super(message);
    }
}

package tidewire.ingest.net;

/** An address that is not asked; the message is one sentence for the operator. */
public final class RefusedAddressException extends Exception {
    private static final long serialVersionUID = 1;

    public RefusedAddressException(String message) {
        super(message);
    }
}

package tidewire.events;

/** A record breaks the contract. The message names record, field and value; it goes into a dead-letter header as it is. */
public final class InvalidEventException extends IllegalArgumentException {
    public InvalidEventException(String message) {
        super(message);
    }

    public InvalidEventException(String message, Throwable cause) {
        super(message, cause);
    }
}

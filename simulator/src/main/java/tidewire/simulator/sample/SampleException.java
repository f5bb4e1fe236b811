package tidewire.simulator.sample;

/** A sample that cannot be read; the message names file, line and what is wrong. */
public final class SampleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SampleException(String message) {
        super(message);
    }

    public SampleException(String message, Throwable cause) {
        super(message, cause);
    }
}

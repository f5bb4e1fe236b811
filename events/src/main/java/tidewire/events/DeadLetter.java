package tidewire.events;

/** Headers of the records on dead-letter topics; the value is what could not be used, as it came. */
public final class DeadLetter {
    /** Why it could not be used, one line of UTF-8 text. */
    public static final String REASON = "tidewire-reason";
    /** Name of the source or topic it came from. */
    public static final String SOURCE = "tidewire-source";

    private DeadLetter() {}
}

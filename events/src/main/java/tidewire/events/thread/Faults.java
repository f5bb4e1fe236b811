package tidewire.events.thread;

import org.jspecify.annotations.Nullable;

/**
 * What people are told of a failure that nobody has thought of. Whoever may need it holds it from the start on: when the files of a program
 * are replaced while it runs, no class is found any more that was not loaded before.
 */
public final class Faults {
    /** The only one. */
    public static final Faults WORDS = new Faults();

    private Faults() {}

    /** @return the failure's own words; of an error that is Java's, which would name a class, what it means */
    public String of(Throwable failure) {
        if (failure instanceof LinkageError) {
            return "a part of the program is missing; was it replaced while it ran? Restart it";
        }
        if (failure instanceof OutOfMemoryError) {
            return "the memory is used up";
        }
        @Nullable String said = failure instanceof Error ? null : failure.getMessage();
        return said == null ? "a fault of the program itself; its log has the details" : said;
    }
}

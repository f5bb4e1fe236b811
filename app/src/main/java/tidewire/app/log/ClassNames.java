package tidewire.app.log;

import java.util.regex.Pattern;

/** Java's names, which libraries put before what they say, taken out of what a person reads. */
public final class ClassNames {
    /** With the colon behind it, if there is one: {@code org.apache.kafka.common.errors.TimeoutException: }. */
    private static final Pattern EXCEPTION =
            Pattern.compile("\\b(?:[a-z][a-z0-9_]*\\.)+[A-Z][\\w$]*(?:Exception|Error)\\b:?\\s*");

    private ClassNames() {}

    public static String without(String text) {
        return EXCEPTION.matcher(text).replaceAll("").strip();
    }
}

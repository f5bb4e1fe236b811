package tidewire.app.log;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tidewire.app.StartException;

/** What the environment may ask of the log. */
public final class LogSettings {
    static final String FORMAT = "TIDEWIRE_LOG_FORMAT";
    static final String TEXT = "text";
    static final String JSON = "json";
    static final String LEVEL = "TIDEWIRE_LOG_LEVEL";
    private static final List<String> LEVELS = List.of("trace", "debug", "info", "warn", "error", "off");

    private LogSettings() {}

    /** @throws StartException for a word that means nothing: it would be taken for another level, or for no log at all */
    public static void refuse(Map<String, String> environment) {
        String level = environment.get(LEVEL);
        if (level != null && !level.isBlank()) {
            refuse(LEVEL, LEVELS, level, level.toLowerCase(Locale.ROOT));
        }
        String format = environment.get(FORMAT);
        if (format != null && !format.isBlank()) {
            refuse(FORMAT, List.of(TEXT, JSON), format, format);
        }
    }

    private static void refuse(String name, List<String> words, String said, String word) {
        if (!words.contains(word)) {
            throw new StartException(name + " must be one of " + String.join(", ", words) + ", was '" + said + "'.");
        }
    }
}

package tidewire.app.log;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tidewire.app.StartException;

/** What the environment may ask of the log. */
public final class LogSettings {
    private static final Map<String, List<String>> ALLOWED = Map.of(
            "TIDEWIRE_LOG_LEVEL",
            List.of("trace", "debug", "info", "warn", "error", "off"),
            "TIDEWIRE_LOG_FORMAT",
            List.of("text", "json"));

    private LogSettings() {}

    /** @throws StartException for a word that means nothing: it would be taken for another level, or for no log at all */
    public static void refuse(Map<String, String> environment) {
        ALLOWED.forEach((name, words) -> {
            String said = environment.get(name);
            // The format is the name of a file.
            boolean known =
                    said == null || words.contains(name.endsWith("LEVEL") ? said.toLowerCase(Locale.ROOT) : said);
            if (!known) {
                throw new StartException(
                        name + " must be one of " + String.join(", ", words) + ", was '" + said + "'.");
            }
        });
    }
}

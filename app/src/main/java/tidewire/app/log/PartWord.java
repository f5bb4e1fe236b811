package tidewire.app.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Map;

/** The part that says something, in the word that the commands and the documents have for it. */
public final class PartWord extends ClassicConverter {
    private static final Map<String, String> WORDS = Map.of("dashboard", "page", "llm", "model", "app", "tidewire");

    @Override
    public String convert(ILoggingEvent event) {
        return of(event.getLoggerName());
    }

    static String of(String logger) {
        String[] parts = logger.split("\\.");
        if (parts.length > 1 && parts[0].equals("tidewire")) {
            return WORDS.getOrDefault(parts[1], parts[1]);
        }
        return logger.contains("kafka") || logger.contains("state.change") ? "kafka" : "library";
    }
}

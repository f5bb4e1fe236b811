package tidewire.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * Something worth an interruption.
 *
 * @param id stable identity; receivers de-duplicate by it
 * @param title short, plain text
 * @param text one or two sentences, plain text
 */
public record Alert(
        String id,
        String desk,
        Action action,
        Severity severity,
        Instant time,
        String title,
        String text,
        List<String> symbols,
        List<Citation> cites)
        implements Event {

    /** What happened to the alert. */
    public enum Action {
        @JsonProperty("created")
        CREATED,
        @JsonProperty("updated")
        UPDATED,
        @JsonProperty("resolved")
        RESOLVED
    }

    /** How much it matters. */
    public enum Severity {
        @JsonProperty("info")
        INFO,
        @JsonProperty("warning")
        WARNING,
        @JsonProperty("critical")
        CRITICAL
    }

    public Alert {
        Check.text("Alert.id", id);
        Check.text("Alert.desk", desk);
        Check.present("Alert.action", action);
        Check.present("Alert.severity", severity);
        Check.present("Alert.time", time);
        Check.text("Alert.title", title);
        Check.text("Alert.text", text);
        symbols = List.copyOf(Check.present("Alert.symbols", symbols));
        cites = List.copyOf(Check.present("Alert.cites", cites));
        Check.that(!cites.isEmpty(), "Alert.cites must not be empty");
    }

    @Override
    public String eventId() {
        return id;
    }

    @Override
    public Instant eventTime() {
        return time;
    }
}

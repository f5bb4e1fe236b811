package tidewire.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something worth an interruption. The same id may come again, as an update of what was said or to say that it is over.
 *
 * @param id stable identity of what it is about; receivers update by it
 * @param revision 0 for the first word of it, then counted up
 * @param zone time zone of the desk, as in {@code America/New_York}
 * @param time when it was known, in observed time
 * @param rule name of the rule that fired
 * @param why what fired the rule, in words
 * @param story id of the story, or null for an alert on prices alone
 * @param title short, plain text
 * @param text one or two sentences, plain text
 * @param permalink where the page shows it, relative to the page's own address: its story, or its desk at that time; it follows from the rest
 */
public record Alert(
        String id,
        int revision,
        String desk,
        String zone,
        Action action,
        Severity severity,
        Instant time,
        String rule,
        String why,
        @Nullable String story,
        String title,
        String text,
        List<String> symbols,
        List<Citation> cites,
        String permalink)
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

    public Alert {
        Check.text("Alert.id", id);
        Check.that(revision >= 0, "Alert.revision must not be negative, was " + revision);
        Check.text("Alert.desk", desk);
        Check.text("Alert.zone", zone);
        Check.present("Alert.action", action);
        Check.present("Alert.severity", severity);
        Check.present("Alert.time", time);
        Check.text("Alert.rule", rule);
        Check.text("Alert.why", why);
        Check.text("Alert.title", title);
        Check.text("Alert.text", text);
        symbols = List.copyOf(Check.present("Alert.symbols", symbols));
        cites = List.copyOf(Check.present("Alert.cites", cites));
        Check.that(!cites.isEmpty(), "Alert.cites must not be empty");
        permalink = story == null ? PagePath.tape(desk, time) : PagePath.story(desk, story);
    }

    /** With the permalink that follows. */
    public Alert(
            String id,
            int revision,
            String desk,
            String zone,
            Action action,
            Severity severity,
            Instant time,
            String rule,
            String why,
            @Nullable String story,
            String title,
            String text,
            List<String> symbols,
            List<Citation> cites) {
        this(id, revision, desk, zone, action, severity, time, rule, why, story, title, text, symbols, cites, "");
    }

    /** Id of the report or move that made it what it is. */
    public String newest() {
        return cites.get(0).id();
    }

    @Override
    public String eventId() {
        return revision == 0 ? id : id + "/" + revision;
    }

    @Override
    public Instant eventTime() {
        return time;
    }
}

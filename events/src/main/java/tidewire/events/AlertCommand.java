package tidewire.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants of alerts: acknowledged, muted for a while, a webhook tried again. It holds until another command of the same
 * {@link #key()} takes its place, so the topic is the state too. The part that delivers obeys; the topic of alerts itself is
 * what the rules say, muted or not.
 *
 * @param id chosen by who sends, unique
 * @param given when
 * @param by who gave it, as the page or script knows them; at most 100 characters
 * @param name id of the alert, story or webhook, the symbol, or the name of the rule
 * @param desk for whose alerts it holds, or null for all desks and for a webhook
 * @param until when a mute ends; null for everything else
 * @param severity of the alert when it was acknowledged: an update above it is sent all the same; null for everything else
 */
public record AlertCommand(
        String id,
        Instant given,
        String by,
        Action action,
        Subject subject,
        String name,
        @Nullable String desk,
        @Nullable Instant until,
        @Nullable Severity severity)
        implements Event {
    private static final int MAX_BY = 100;
    private static final int MAX_NAME = 500;

    /** What is to be done. */
    public enum Action {
        @JsonProperty("acknowledge")
        ACKNOWLEDGE,
        @JsonProperty("mute")
        MUTE,
        /** Ends a mute before its time. */
        @JsonProperty("unmute")
        UNMUTE,
        /** Tries a webhook again that was turned off. */
        @JsonProperty("turn-on")
        TURN_ON
    }

    /** What it is done to. */
    public enum Subject {
        @JsonProperty("alert")
        ALERT,
        @JsonProperty("story")
        STORY,
        @JsonProperty("symbol")
        SYMBOL,
        @JsonProperty("rule")
        RULE,
        @JsonProperty("webhook")
        WEBHOOK
    }

    public AlertCommand {
        Check.text("AlertCommand.id", id);
        Check.present("AlertCommand.given", given);
        Check.text("AlertCommand.by", by);
        Check.that(by.length() <= MAX_BY, "AlertCommand.by must have at most " + MAX_BY + " characters");
        Check.present("AlertCommand.action", action);
        Check.present("AlertCommand.subject", subject);
        Check.text("AlertCommand.name", name);
        Check.that(name.length() <= MAX_NAME, "AlertCommand.name must have at most " + MAX_NAME + " characters");
        boolean fits = switch (action) {
            case ACKNOWLEDGE -> subject == Subject.ALERT;
            case MUTE, UNMUTE -> subject == Subject.STORY || subject == Subject.SYMBOL || subject == Subject.RULE;
            case TURN_ON -> subject == Subject.WEBHOOK;
        };
        Check.that(fits, "AlertCommand.subject must fit its action, was " + subject + " to " + action);
        Check.that(
                action == Action.MUTE ? until != null && until.isAfter(given) : until == null,
                "AlertCommand.until must be later than given for a mute and null otherwise, was " + until);
        Check.that(
                (action == Action.ACKNOWLEDGE) == (severity != null),
                "AlertCommand.severity must be there for an acknowledgement and null otherwise, was " + severity);
    }

    /** Key of its record: of equal ones the last holds. */
    public String key() {
        return key(subject, desk, name);
    }

    /** @param desk null for all desks */
    public static String key(Subject subject, @Nullable String desk, String name) {
        return subject.name().toLowerCase(Locale.ROOT) + "/" + (desk == null ? "*" : desk) + "/" + name;
    }

    @Override
    public String eventId() {
        return id;
    }

    @Override
    public Instant eventTime() {
        return given;
    }
}

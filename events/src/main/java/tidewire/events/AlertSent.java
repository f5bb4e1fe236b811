package tidewire.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook has an alert: it answered that it took the message. Written by the part that delivers before the alert counts as delivered.
 *
 * @param webhook its id, the name of the environment variable that holds its secret
 * @param alert id of the alert
 * @param desk of the alert
 * @param revision of the alert that it has last
 * @param sent when it answered
 * @param thread where its first message on the alert stands, as the receiver names it; null where there are no replies
 */
public record AlertSent(
        String webhook,
        String alert,
        String desk,
        int revision,
        Instant sent,
        @Nullable String thread) implements Event {
    public AlertSent {
        Check.text("AlertSent.webhook", webhook);
        Check.text("AlertSent.alert", alert);
        Check.text("AlertSent.desk", desk);
        Check.that(revision >= 0, "AlertSent.revision must not be negative, was " + revision);
        Check.present("AlertSent.sent", sent);
    }

    /** Key of its record: of equal ones the last holds. */
    public String key() {
        return key(webhook, desk, alert);
    }

    public static String key(String webhook, String desk, String alert) {
        return webhook + "/" + desk + "/" + alert;
    }

    @Override
    public String eventId() {
        return key() + "/" + revision;
    }

    @Override
    public Instant eventTime() {
        return sent;
    }
}

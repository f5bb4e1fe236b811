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
 * @param newest id of the report or move that made the alert what it was ({@link Alert#newest}); null in what earlier builds wrote
 * @param severity of the alert; null in what earlier builds wrote
 */
public record AlertSent(
        String webhook,
        String alert,
        String desk,
        int revision,
        Instant sent,
        @Nullable String thread,
        @Nullable String newest,
        @Nullable Severity severity)
        implements Event {
    public AlertSent {
        Check.text("AlertSent.webhook", webhook);
        Check.text("AlertSent.alert", alert);
        Check.text("AlertSent.desk", desk);
        Check.that(revision >= 0, "AlertSent.revision must not be negative, was " + revision);
        Check.present("AlertSent.sent", sent);
    }

    public static AlertSent of(String webhook, Alert alert, Instant sent, @Nullable String thread) {
        return new AlertSent(
                webhook, alert.id(), alert.desk(), alert.revision(), sent, thread, alert.newest(), alert.severity());
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

package tidewire.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an end that alerts go to is doing, told by the part that delivers, when it changes: for eyes. Never its address, which is a secret.
 *
 * @param webhook its id, the record's key: the name of the environment variable that holds its secret
 * @param host where it is
 * @param format {@code slack} or {@code json}
 * @param told when this was written
 * @param since since when the state has held
 * @param words the state in plain words, for a person
 * @param lastDelivered when it last took a message, or null before the first
 * @param delivered messages that it took since the part started
 */
public record WebhookStatus(
        String webhook,
        String host,
        String format,
        State state,
        Instant told,
        Instant since,
        String words,
        @Nullable Instant lastDelivered,
        long delivered)
        implements Event {

    /** Whether it would take a message now. */
    public enum State {
        @JsonProperty("on")
        ON,
        /** Tried again and again. */
        @JsonProperty("failing")
        FAILING,
        /** Not tried any more until the part starts again or a person turns it on. */
        @JsonProperty("off")
        OFF,
        /** No longer in the configuration of the part that delivers. */
        @JsonProperty("removed")
        REMOVED
    }

    public WebhookStatus {
        Check.text("WebhookStatus.webhook", webhook);
        Check.text("WebhookStatus.host", host);
        Check.text("WebhookStatus.format", format);
        Check.present("WebhookStatus.state", state);
        Check.present("WebhookStatus.told", told);
        Check.present("WebhookStatus.since", since);
        Check.text("WebhookStatus.words", words);
    }

    @Override
    public String eventId() {
        return webhook + "/" + told;
    }

    @Override
    public Instant eventTime() {
        return told;
    }
}

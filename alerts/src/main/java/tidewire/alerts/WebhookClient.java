package tidewire.alerts;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;

/** Posts one message to one webhook, in the format that it understands. */
interface WebhookClient {
    /**
     * @param alerts what the message tells, at least one, oldest first; the last state of each alert
     * @throws IOException when no answer came in time; the message may have been posted all the same
     */
    Answer post(Webhook webhook, List<Alert> alerts) throws IOException;

    /** Posts one line of text that is no alert. */
    Answer note(Webhook webhook, String text) throws IOException;

    /**
     * @param status HTTP status
     * @param body start of the answer, such as {@code invalid_payload}
     * @param retryAfter how long to wait before the next message, if the answer says so
     * @param refused true when the body says that the message was not taken, whatever the status
     */
    record Answer(int status, String body, @Nullable Duration retryAfter, boolean refused) {}
}

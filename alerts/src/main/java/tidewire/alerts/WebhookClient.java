package tidewire.alerts;

import com.slack.api.webhook.Payload;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Posts one message to one webhook. */
interface WebhookClient {
    /**
     * @throws IOException when no answer came in time; the message may have been posted all the same
     */
    Answer post(Webhook webhook, Payload message) throws IOException;

    /**
     * @param status HTTP status
     * @param body start of the answer, such as {@code invalid_payload}
     * @param retryAfter how long to wait before the next message, if the answer says so
     */
    record Answer(int status, String body, @Nullable Duration retryAfter) {}
}

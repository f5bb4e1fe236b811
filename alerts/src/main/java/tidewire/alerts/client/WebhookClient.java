package tidewire.alerts.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;

/** Posts one message to one webhook, in the format that it understands. */
public interface WebhookClient {
    /**
     * @param alerts what the message tells, at least one, at most {@link #most}; the last state of each alert
     * @param thread where an earlier message on them stands ({@link Answer#thread}), or null for a message of its own
     * @throws IOException when no answer came in time; the message may have been posted all the same
     */
    Answer post(Webhook webhook, List<Alert> alerts, @Nullable String thread) throws IOException;

    /** Posts one line of text that is no alert. */
    Answer note(Webhook webhook, String text) throws IOException;

    /** Most alerts that one message shows. */
    default int most() {
        return Integer.MAX_VALUE;
    }

    /** What an answer means beyond its HTTP status. */
    enum Verdict {
        /** What the status says. */
        BY_STATUS,
        /** It does not take this message, whatever the status. */
        REFUSED,
        /** It may take it later. */
        LATER,
        /** It may have taken it: nothing that is known says so, or that it has not. */
        UNCLEAR,
        /** It takes none any more. */
        GONE
    }

    /**
     * @param status HTTP status
     * @param body start of the answer, such as {@code invalid_payload}
     * @param retryAfter how long to wait before the next message, if the answer says so
     * @param thread by which a reply to this message names it; null where there are no replies
     */
    record Answer(
            int status,
            String body,
            @Nullable Duration retryAfter,
            Verdict verdict,
            @Nullable String thread) {
        /** Of an end without replies. */
        public static Answer of(int status, String body, @Nullable Duration retryAfter, Verdict verdict) {
            return new Answer(status, body, retryAfter, verdict, null);
        }

        public boolean isTaken() {
            return status >= 200 && status < 300 && verdict == Verdict.BY_STATUS;
        }
    }
}

package tidewire.alerts.posting;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.alerts.client.WebhookClient.Answer;

/**
 * What an attempt to post came to.
 *
 * @param reason for people; never holds the secret address
 * @param retryAfter how long the answer asks to wait, or null
 * @param thread as the receiver names it, or null
 */
public record Outcome(
        Kind kind,
        String reason,
        @Nullable Duration retryAfter,
        @Nullable String thread) {
    private static final Logger log = LoggerFactory.getLogger(Outcome.class);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    /** Of a message to a webhook that is off. */
    public static final Outcome OFF = new Outcome(Kind.GONE, "is turned off", null, null);

    /** What follows from it. */
    public enum Kind {
        DELIVERED,
        LATER,
        /** It may have the message, and may not: its answer is none that is known. */
        UNCLEAR,
        /** The message could not be made or posted, for a reason that is not the receiver's. */
        BROKEN,
        REFUSED,
        GONE
    }

    /** Something to post, as often as it takes. */
    public interface Attempt {
        Answer make() throws IOException;
    }

    public static Outcome of(Attempt attempt) {
        try {
            return of(attempt.make());
        } catch (IOException e) {
            // The message of the exception could hold the secret address.
            return new Outcome(Kind.LATER, "no answer", null, null);
        } catch (RuntimeException e) {
            log.error(
                    "A message to a webhook could not be posted ({})",
                    e.getClass().getName(),
                    withoutWords(e));
            return new Outcome(Kind.BROKEN, "could not be posted", null, null);
        }
    }

    /** Where it came from: its message could hold the secret address. */
    private static Throwable withoutWords(RuntimeException e) {
        Throwable place = new Throwable("(its words are left out)");
        place.setStackTrace(e.getStackTrace());
        return place;
    }

    private static Outcome of(Answer answer) {
        String reason = "HTTP " + answer.status() + (answer.body().isEmpty() ? "" : " " + answer.body());
        return new Outcome(kind(answer), reason, capped(answer.retryAfter()), answer.thread());
    }

    private static Kind kind(Answer answer) {
        return switch (answer.verdict()) {
            case REFUSED -> Kind.REFUSED;
            case LATER -> Kind.LATER;
            case UNCLEAR -> Kind.UNCLEAR;
            case GONE -> Kind.GONE;
            case BY_STATUS -> byStatus(answer.status());
        };
    }

    private static Kind byStatus(int status) {
        if (status >= 200 && status < 300) {
            return Kind.DELIVERED;
        }
        if (status == 429 || status == 408 || status >= 500) {
            return Kind.LATER;
        }
        return status == 401 || status == 403 || status == 404 || status == 410 ? Kind.GONE : Kind.REFUSED;
    }

    private static @Nullable Duration capped(@Nullable Duration wait) {
        return wait == null || wait.compareTo(LONGEST_RETRY_AFTER) <= 0 ? wait : LONGEST_RETRY_AFTER;
    }
}

package tidewire.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;

/**
 * Alerts that are too old to interrupt anybody: the past of a new webhook, or of a long stop. They are counted and told in
 * one line when the present is reached. One thread.
 */
final class LateAlerts {
    private final @Nullable Duration longestDelay;
    private final InstantSource clock;
    private final List<WebhookSender> senders;
    private int count;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    /** @param longestDelay null when nothing is too old */
    LateAlerts(@Nullable Duration longestDelay, InstantSource clock, List<WebhookSender> senders) {
        this.longestDelay = longestDelay;
        this.clock = clock;
        this.senders = senders;
    }

    /** Whether an alert is too old; it is counted then. */
    boolean take(Alert alert) {
        if (longestDelay == null || !alert.time().isBefore(clock.instant().minus(longestDelay))) {
            return false;
        }
        count++;
        first = alert.time().isBefore(first) ? alert.time() : first;
        last = alert.time().isAfter(last) ? alert.time() : last;
        return true;
    }

    /** The present is reached: says what was left out, if anything was. */
    void caughtUp() {
        if (count == 0 || longestDelay == null) {
            return;
        }
        String text = count + (count == 1 ? " alert" : " alerts") + " older than " + longestDelay.toMinutes()
                + " minutes " + (count == 1 ? "was" : "were") + " not sent (" + first + " to " + last + ")";
        senders.forEach(sender -> sender.addNote(text));
        count = 0;
        first = Instant.MAX;
        last = Instant.MIN;
    }
}

package tidewire.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidewire.alerts.delivery.WebhookSender;
import tidewire.events.Alert;

/**
 * Alerts that are too old to interrupt anybody: the past of a new webhook, or of a long stop. They are counted and told in
 * one line when the present is reached. What quiet hours kept is not old before they end. One thread.
 */
final class LateAlerts {
    private final @Nullable Duration longestDelay;
    private final InstantSource clock;
    private final Map<WebhookSender, Count> counts = new LinkedHashMap<>();

    private record Count(int alerts, Instant first, Instant last) {
        Count with(Instant time) {
            return new Count(alerts + 1, time.isBefore(first) ? time : first, time.isAfter(last) ? time : last);
        }
    }

    /** @param longestDelay null when nothing is too old */
    LateAlerts(@Nullable Duration longestDelay, InstantSource clock) {
        this.longestDelay = longestDelay;
        this.clock = clock;
    }

    /** Whether an alert is too old for a webhook; it is counted then. */
    boolean take(Alert alert, WebhookSender sender) {
        if (longestDelay == null
                || !sender.mayLeave(alert).isBefore(clock.instant().minus(longestDelay))) {
            return false;
        }
        Count before = counts.getOrDefault(sender, new Count(0, Instant.MAX, Instant.MIN));
        counts.put(sender, before.with(alert.time()));
        return true;
    }

    /** The present is reached: says what was left out, if anything was. */
    void caughtUp() {
        if (longestDelay != null) {
            counts.forEach((sender, count) -> sender.addNote(text(count, longestDelay)));
            counts.clear();
        }
    }

    private static String text(Count count, Duration longestDelay) {
        boolean one = count.alerts() == 1;
        return count.alerts() + (one ? " alert" : " alerts") + " older than " + longestDelay.toMinutes() + " minutes "
                + (one ? "was" : "were") + " not sent (" + count.first() + " to " + count.last() + ")";
    }
}

package tidewire.alerts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tidewire.alerts.client.DeskTime;
import tidewire.alerts.delivery.Delivery;
import tidewire.alerts.delivery.Note;
import tidewire.alerts.delivery.WebhookSender;
import tidewire.events.Alert;

/**
 * Alerts that are too old to interrupt anybody: the past of a new webhook, or of a long stop. They are counted and told in
 * one line for each desk when the present is reached. What quiet hours kept is not old before they end. The first of each partition is done only
 * when the line is sent, so that a kill before that counts them again. One thread.
 */
final class LateAlerts {
    private final @Nullable Duration longestDelay;
    private final InstantSource clock;
    private final Map<Ear, Count> counts = new LinkedHashMap<>();

    /** Desks have quiet hours of their own: a line about several might find no time at which none of them is quiet. */
    private record Ear(WebhookSender sender, String desk) {}

    /** What one webhook was not sent of one desk. */
    private static final class Count {
        private final Map<Integer, Delivery> held = new HashMap<>();
        private int alerts;
        private @Nullable Alert first;
        private @Nullable Alert last;

        void add(Alert alert) {
            alerts++;
            first = first == null || alert.time().isBefore(first.time()) ? alert : first;
            last = last == null || alert.time().isAfter(last.time()) ? alert : last;
        }
    }

    /** @param longestDelay null when nothing is too old */
    LateAlerts(@Nullable Duration longestDelay, InstantSource clock) {
        this.longestDelay = longestDelay;
        this.clock = clock;
    }

    boolean isLate(Alert alert, WebhookSender sender) {
        return longestDelay != null
                && sender.mayLeave(alert).isBefore(clock.instant().minus(longestDelay));
    }

    /** Counts what a webhook is not sent. @return whether it is the first of its desk and partition, which {@link #hold} must get */
    boolean count(Alert alert, WebhookSender sender, int partition) {
        Count count = countOf(sender, alert.desk());
        count.add(alert);
        return !count.held.containsKey(partition);
    }

    /** Keeps a delivery, which has a part for this webhook, open until the line about it is sent. */
    void hold(WebhookSender sender, int partition, Delivery delivery) {
        countOf(sender, delivery.desk()).held.put(partition, delivery);
    }

    private Count countOf(WebhookSender sender, String desk) {
        return counts.computeIfAbsent(new Ear(sender, desk), ear -> new Count());
    }

    /** The present is reached: says what was left out, if anything was. */
    void caughtUp() {
        if (longestDelay != null) {
            counts.forEach((ear, count) -> ear.sender().addNote(note(ear.desk(), count, longestDelay)));
            counts.clear();
        }
    }

    private static Note note(String desk, Count count, Duration longestDelay) {
        Collection<Delivery> held = count.held.values();
        return new Note(
                text(desk, count, longestDelay),
                Objects.requireNonNull(count.last),
                () -> held.forEach(Delivery::partDone));
    }

    private static String text(String desk, Count count, Duration longestDelay) {
        boolean one = count.alerts == 1;
        return count.alerts + (one ? " alert" : " alerts") + " of " + desk + " older than " + longestDelay.toMinutes()
                + " minutes " + (one ? "was" : "were") + " not sent (" + time(count.first) + " to " + time(count.last)
                + ")";
    }

    private static String time(@Nullable Alert alert) {
        return alert == null ? "" : DeskTime.of(alert);
    }
}

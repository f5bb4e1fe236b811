package tidewire.alerts.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;
import tidewire.events.Severity;

/**
 * Alerts that wait to leave for one webhook, by desk: what comes close together leaves as one message. Critical ones take
 * what waits with them and leave at once. Not thread-safe.
 */
public final class AlertGroups {
    private final long wait;
    private final long interval;
    private final @Nullable QuietHours quiet;
    private final Map<String, Group> groups = new LinkedHashMap<>();

    /** Times are those of a {@link Ticker}, in nanoseconds. */
    private static final class Group {
        private final List<Delivery> waiting = new ArrayList<>();
        private long due;
        private boolean critical;
        private @Nullable Long sent;
    }

    public AlertGroups(Duration wait, Duration interval, @Nullable QuietHours quiet) {
        this.wait = wait.toNanos();
        this.interval = interval.toNanos();
        this.quiet = quiet;
    }

    public void add(Delivery delivery, long now) {
        Group group = groups.computeIfAbsent(delivery.desk(), desk -> new Group());
        if (group.waiting.isEmpty()) {
            group.due = group.sent == null ? now + wait : Math.max(now + wait, group.sent + interval);
        }
        group.waiting.add(delivery);
        if (delivery.severity() == Severity.CRITICAL) {
            group.critical = true;
            group.due = now;
        }
    }

    /** The next message's alerts, oldest first; empty when none is due. */
    List<Delivery> take(long now, Instant clock) {
        boolean quietNow = quiet != null && quiet.holdsAt(clock);
        for (Group group : groups.values()) {
            if (!group.waiting.isEmpty() && group.due - now <= 0 && (group.critical || !quietNow)) {
                List<Delivery> message = List.copyOf(group.waiting);
                group.waiting.clear();
                group.critical = false;
                group.sent = now;
                return message;
            }
        }
        return List.of();
    }

    /** From when on an alert may leave: its time, or the end of the quiet hours that hold then. */
    Instant mayLeave(Alert alert) {
        return quiet == null || alert.severity() == Severity.CRITICAL ? alert.time() : quiet.endAfter(alert.time());
    }

    /** How long until something may be due, at most {@code most}. */
    Duration untilNext(long now, Duration most) {
        long next = most.toNanos();
        for (Group group : groups.values()) {
            if (!group.waiting.isEmpty()) {
                next = Math.min(
                        next, Math.max(group.due - now, Duration.ofMillis(10).toNanos()));
            }
        }
        return Duration.ofNanos(next);
    }
}

package tidewire.alerts.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;
import tidewire.events.Severity;

/**
 * Alerts that wait to leave for one webhook, by desk: what comes close together leaves as one message. Critical ones leave at
 * once and take what waits with them, unless quiet hours keep it. Not thread-safe.
 */
public final class AlertGroups {
    private final long wait;
    private final long interval;
    private final Function<Alert, @Nullable QuietHours> quiet;
    private final Map<String, Group> groups = new LinkedHashMap<>();

    /** Times are those of a {@link Ticker}, in nanoseconds. */
    private static final class Group {
        private final List<Delivery> waiting = new ArrayList<>();
        private long due;
        private @Nullable Long sent;
    }

    /** @param quiet hours in which an alert does not leave unless it is critical; null for none */
    public AlertGroups(Duration wait, Duration interval, Function<Alert, @Nullable QuietHours> quiet) {
        this.wait = wait.toNanos();
        this.interval = interval.toNanos();
        this.quiet = quiet;
    }

    public void add(Delivery delivery, long now, Instant clock) {
        Group group = groups.computeIfAbsent(delivery.desk(), desk -> new Group());
        if (leaving(group, clock).isEmpty()) {
            group.due = group.sent == null ? now + wait : Math.max(now + wait, group.sent + interval);
        }
        group.waiting.add(delivery);
        if (delivery.severity() == Severity.CRITICAL) {
            group.due = now;
        }
    }

    /** The next message's alerts, oldest first; empty when none is due. */
    List<Delivery> take(long now, Instant clock) {
        for (Group group : groups.values()) {
            List<Delivery> message = group.due - now <= 0 ? leaving(group, clock) : List.of();
            if (!message.isEmpty()) {
                group.waiting.removeAll(message);
                group.sent = now;
                return message;
            }
        }
        return List.of();
    }

    private List<Delivery> leaving(Group group, Instant clock) {
        return group.waiting.stream()
                .filter(delivery -> !isKept(delivery.alert(), clock))
                .toList();
    }

    private boolean isKept(Alert alert, Instant clock) {
        QuietHours hours = quiet.apply(alert);
        return hours != null && alert.severity() != Severity.CRITICAL && hours.holdsAt(clock);
    }

    /** From when on an alert may leave: its time, or the end of the quiet hours that hold then. */
    Instant mayLeave(Alert alert) {
        QuietHours hours = quiet.apply(alert);
        return hours == null || alert.severity() == Severity.CRITICAL ? alert.time() : hours.endAfter(alert.time());
    }

    /** How long until something may be due, at most {@code most}: what quiet hours keep is looked at so often. */
    Duration untilNext(long now, Instant clock, Duration most) {
        long next = most.toNanos();
        for (Group group : groups.values()) {
            if (!leaving(group, clock).isEmpty()) {
                next = Math.min(
                        next, Math.max(group.due - now, Duration.ofMillis(10).toNanos()));
            }
        }
        return Duration.ofNanos(next);
    }
}

package tidewire.alerts.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidewire.alerts.posting.Ticker;
import tidewire.events.Alert;
import tidewire.events.Severity;

/**
 * Alerts that wait to leave for one webhook, by desk: what comes close together leaves as one message. Critical ones leave at
 * once and take what waits with them, unless quiet hours keep it. Not thread-safe.
 */
public final class AlertGroups {
    /** Alerts of a desk that wait for each other, or for the end of quiet hours. */
    static final int MOST_WAITING = 1_000;

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
        if (delivery.severity() == Severity.CRITICAL || leaving(group, clock).size() >= MOST_WAITING) {
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
                return withSameNews(message, clock);
            }
        }
        return List.of();
    }

    /** Another desk's alert on the same report or move leaves with this one's, not after it. */
    private List<Delivery> withSameNews(List<Delivery> message, Instant clock) {
        Set<String> news =
                message.stream().map(delivery -> delivery.alert().newest()).collect(Collectors.toSet());
        List<Delivery> all = new ArrayList<>(message);
        for (Group group : groups.values()) {
            List<Delivery> same = leaving(group, clock).stream()
                    .filter(delivery -> news.contains(delivery.alert().newest()))
                    .toList();
            group.waiting.removeAll(same);
            all.addAll(same);
        }
        return all;
    }

    /** Takes out what quiet hours keep beyond what may wait, oldest first. */
    List<Delivery> takeTooMany(Instant clock) {
        List<Delivery> tooMany = new ArrayList<>();
        for (Group group : groups.values()) {
            List<Delivery> kept = group.waiting.stream()
                    .filter(delivery -> isKept(delivery.alert(), clock))
                    .toList();
            tooMany.addAll(kept.subList(0, Math.max(0, kept.size() - MOST_WAITING)));
            group.waiting.removeAll(tooMany);
        }
        return tooMany;
    }

    private List<Delivery> leaving(Group group, Instant clock) {
        return group.waiting.stream()
                .filter(delivery -> !isKept(delivery.alert(), clock))
                .toList();
    }

    /** Whether an alert must not leave now. */
    boolean isKept(Alert alert, Instant clock) {
        return alert.severity() != Severity.CRITICAL && isQuiet(alert, clock);
    }

    /** Whether its people want to hear of nothing but critical alerts now. */
    boolean isQuiet(Alert alert, Instant clock) {
        QuietHours hours = quiet.apply(alert);
        return hours != null && hours.holdsAt(clock);
    }

    /** From when on an alert may leave: its time, or the end of the quiet hours that hold then or come while it waits for others. */
    Instant mayLeave(Alert alert) {
        QuietHours hours = quiet.apply(alert);
        if (hours == null || alert.severity() == Severity.CRITICAL) {
            return alert.time();
        }
        Instant latest = alert.time().plusNanos(wait + interval);
        return hours.endAfter(hours.holdsAt(latest) ? latest : alert.time());
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

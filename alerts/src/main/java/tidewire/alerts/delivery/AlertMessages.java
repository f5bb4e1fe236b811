package tidewire.alerts.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tidewire.alerts.AlertsConfig;
import tidewire.events.Alert;

/** Which alerts leave together: how often a webhook's people would have been interrupted. */
public final class AlertMessages {
    private static final byte[] NO_RECORD = {};

    private AlertMessages() {}

    /**
     * @param alerts of any desks, oldest first
     * @return the messages of one webhook that takes them all, in the order in which they leave
     */
    public static List<List<Alert>> of(List<Alert> alerts, AlertsConfig config) {
        AlertGroups groups = new AlertGroups(config.gather(), config.interval(), alert -> null);
        List<List<Alert>> messages = new ArrayList<>();
        long now = 0;
        for (Alert alert : alerts) {
            long time = Math.max(now, nanos(alert.time()));
            leave(groups, now, time, messages);
            groups.add(new Delivery(alert, NO_RECORD, 1), time, Instant.EPOCH);
            now = time;
        }
        leave(groups, now, now + config.gather().plus(config.interval()).toNanos() + 1, messages);
        return messages;
    }

    private static void leave(AlertGroups groups, long from, long to, List<List<Alert>> messages) {
        for (long now = from;
                now < to;
                now += groups.untilNext(now, Instant.EPOCH, Duration.ofNanos(to - now))
                        .toNanos()) {
            for (List<Delivery> due = groups.take(now, Instant.EPOCH);
                    !due.isEmpty();
                    due = groups.take(now, Instant.EPOCH)) {
                messages.add(due.stream().map(Delivery::alert).toList());
            }
        }
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}

package tidewire.alerts;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tidewire.alerts.delivery.DeliveryState;

/**
 * How far alerts are that were read before, to recognise a repeated record: all that would be read again after a loss of the partition, and
 * the last ones beyond. One thread.
 */
final class RememberedAlerts {
    /** So many, however old. */
    static final int LEAST = 10_000;

    private final OffsetLedger offsets;
    private final Map<String, Known> states = new LinkedHashMap<>();

    private record Known(TopicPartition partition, long offset, DeliveryState state) {}

    /** @param offsets what is not committed yet */
    RememberedAlerts(OffsetLedger offsets) {
        this.offsets = offsets;
    }

    /** @param alert identity of an alert as it is, its revision included */
    void put(String alert, TopicPartition partition, long offset, DeliveryState state) {
        states.put(alert, new Known(partition, offset, state));
    }

    @Nullable
    DeliveryState get(String alert) {
        Known known = states.get(alert);
        return known == null ? null : known.state();
    }

    /** Forgets the oldest of those that are done and committed. */
    void trim() {
        Iterator<Known> oldest = states.values().iterator();
        while (states.size() > LEAST && oldest.hasNext()) {
            Known known = oldest.next();
            if (known.state().isDone() && !offsets.holds(known.partition(), known.offset())) {
                oldest.remove();
            }
        }
    }

    int size() {
        return states.size();
    }
}

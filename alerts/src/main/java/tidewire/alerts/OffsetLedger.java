package tidewire.alerts;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import tidewire.alerts.delivery.Delivery;

/** Which offsets may be committed: of each partition, all before the first alert that is still on its way. One thread. */
final class OffsetLedger {
    private record Entry(long offset, Delivery delivery) {}

    private final Map<TopicPartition, Deque<Entry>> open = new HashMap<>();

    void add(TopicPartition partition, long offset, Delivery delivery) {
        open.computeIfAbsent(partition, p -> new ArrayDeque<>()).addLast(new Entry(offset, delivery));
    }

    /** Offsets that have become committable since the last call. */
    Map<TopicPartition, OffsetAndMetadata> takeDone() {
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        open.forEach((partition, entries) -> {
            Entry last = null;
            while (!entries.isEmpty() && entries.peekFirst().delivery().isDone()) {
                last = entries.removeFirst();
            }
            if (last != null) {
                done.put(partition, new OffsetAndMetadata(last.offset() + 1));
            }
        });
        return done;
    }

    void clear() {
        open.clear();
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(open::remove);
    }
}

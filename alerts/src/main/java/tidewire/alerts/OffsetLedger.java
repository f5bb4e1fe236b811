package tidewire.alerts;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tidewire.alerts.delivery.DeliveryState;

/**
 * Which offsets may be committed: of each partition, all before the first alert that is still on its way. What is done behind it is
 * kept as runs, so that one alert that waits for hours costs no more than itself. One thread.
 */
final class OffsetLedger {
    /** @param open what is still on its way at this one offset, or null when all of them are done */
    private record Run(long first, long last, @Nullable DeliveryState open) {
        boolean isDone() {
            return open == null || open.isDone();
        }
    }

    private final Map<TopicPartition, Deque<Run>> runs = new HashMap<>();

    void add(TopicPartition partition, long offset, DeliveryState state) {
        runs.computeIfAbsent(partition, p -> new ArrayDeque<>()).addLast(new Run(offset, offset, state));
    }

    /** Offsets that have become committable since the last call. */
    Map<TopicPartition, OffsetAndMetadata> takeDone() {
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        runs.replaceAll((partition, entries) -> merged(entries));
        runs.forEach((partition, entries) -> {
            Run first = entries.peekFirst();
            if (first != null && first.isDone()) {
                done.put(partition, new OffsetAndMetadata(first.last() + 1));
                entries.removeFirst();
            }
        });
        return done;
    }

    private static Deque<Run> merged(Deque<Run> entries) {
        Deque<Run> merged = new ArrayDeque<>();
        for (Run run : entries) {
            Run last = merged.peekLast();
            if (!run.isDone()) {
                merged.addLast(run);
            } else if (last != null && last.open() == null) {
                merged.removeLast();
                merged.addLast(new Run(last.first(), run.last(), null));
            } else {
                merged.addLast(new Run(run.first(), run.last(), null));
            }
        }
        return merged;
    }

    /** Whether an offset of this partition is yet to become committable. */
    boolean holds(TopicPartition partition, long offset) {
        Deque<Run> entries = runs.get(partition);
        Run first = entries == null ? null : entries.peekFirst();
        return first != null && first.first() <= offset;
    }

    /** Runs that are kept of a partition. */
    int size(TopicPartition partition) {
        Deque<Run> entries = runs.get(partition);
        return entries == null ? 0 : entries.size();
    }

    void clear() {
        runs.clear();
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(runs::remove);
    }
}

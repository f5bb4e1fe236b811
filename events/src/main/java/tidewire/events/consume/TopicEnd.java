package tidewire.events.consume;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongBiFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads what stands on a topic now, all partitions up to where they end when reading begins, and is done. */
public final class TopicEnd {
    private static final Duration POLL = Duration.ofMillis(200);

    private TopicEnd() {}

    /**
     * All that is kept.
     *
     * @param consumer assigned to nothing yet; the caller closes it
     * @param records gets the records of each partition in their order
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer, or no more, or the topic does not exist
     */
    public static <K, V> void all(
            Consumer<K, V> consumer, String topic, java.util.function.Consumer<ConsumerRecord<K, V>> records) {
        read(consumer, topic, (begin, end) -> begin, records);
    }

    /**
     * The last ones.
     *
     * @param depth offsets before the end of each partition; some may be empty
     */
    public static <K, V> void last(
            Consumer<K, V> consumer,
            String topic,
            long depth,
            java.util.function.Consumer<ConsumerRecord<K, V>> records) {
        read(consumer, topic, (begin, end) -> Math.max(begin, end - depth), records);
    }

    private static <K, V> void read(
            Consumer<K, V> consumer,
            String topic,
            ToLongBiFunction<Long, Long> from,
            java.util.function.Consumer<ConsumerRecord<K, V>> records) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        ends.forEach((partition, end) ->
                consumer.seek(partition, from.applyAsLong(begins.getOrDefault(partition, 0L), end)));
        Patience patience = new Patience("the topic " + topic);
        long before = position(consumer, partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(records);
            // Ends of transactions come too, and are no records.
            long now = position(consumer, partitions);
            patience.after(now != before);
            before = now;
        }
    }

    private static long position(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
        return partitions.stream().mapToLong(consumer::position).sum();
    }
}

package tidewire.app.output;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tidewire.events.InvalidEventException;
import tidewire.events.Json;
import tidewire.events.TapeStatus;
import tidewire.events.Topics;

/** How far the tapes had come when they were last heard of, by what stands at the end of their topic. */
public final class LastStatus {
    /** Each desk writes about one a second; this many before the end name all desks of a partition. */
    private static final long DEPTH = 2_000;

    private LastStatus() {}

    /** The last word of each desk. @param client Kafka client properties */
    public static Collection<TapeStatus> read(Map<String, Object> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        Map<String, TapeStatus> last = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.STATUS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            ends.forEach((partition, end) ->
                    consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - DEPTH)));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> take(found, last));
            }
        }
        return last.values();
    }

    private static void take(ConsumerRecord<byte[], byte[]> found, Map<String, TapeStatus> last) {
        try {
            TapeStatus status = Json.read(found.value(), TapeStatus.class);
            last.merge(status.desk(), status, (a, b) -> a.told().isAfter(b.told()) ? a : b);
        } catch (InvalidEventException e) {
            // For eyes only: who writes it reports what is wrong with it.
        }
    }
}

package tidewire.app.output;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tidewire.events.Event;
import tidewire.events.InvalidEventException;
import tidewire.events.Json;

/** The last word of each on a topic of words for eyes, by what stands at its end now. */
public final class LastRecords {
    /** Each writes about one a second; this many before the end name all of a partition. */
    private static final long DEPTH = 2_000;

    private LastRecords() {}

    /**
     * One event of each key, the last.
     *
     * @param client Kafka client properties
     */
    public static <T extends Event> Collection<T> read(
            Map<String, Object> client, String topic, Class<T> type, Function<T, String> key) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        Map<String, T> last = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            ends.forEach((partition, end) ->
                    consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - DEPTH)));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> take(found, type, key, last));
            }
        }
        return last.values();
    }

    private static <T extends Event> void take(
            ConsumerRecord<byte[], byte[]> found, Class<T> type, Function<T, String> key, Map<String, T> last) {
        try {
            T event = Json.read(found.value(), type);
            last.put(key.apply(event), event); // One key is in one partition, and a partition is in order.
        } catch (InvalidEventException e) {
            // For eyes only: who writes it reports what is wrong with it.
        }
    }
}

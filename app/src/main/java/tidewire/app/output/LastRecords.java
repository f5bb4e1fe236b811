package tidewire.app.output;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tidewire.events.Event;
import tidewire.events.InvalidEventException;
import tidewire.events.Json;
import tidewire.events.consume.TopicEnd;

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
            TopicEnd.last(consumer, topic, DEPTH, found -> take(found, type, key, last));
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

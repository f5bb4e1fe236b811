package tidewire.app.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tidewire.events.consume.TopicEnd;

/** Reads what is kept of a topic, from the oldest record to the newest that is committed now. */
public final class TopicScan {
    private TopicScan() {}

    /**
     * @param client Kafka client properties
     * @param records gets the records of each partition in their order
     */
    public static void read(
            Map<String, Object> client, String topic, Consumer<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicEnd.all(consumer, topic, records);
        }
    }
}

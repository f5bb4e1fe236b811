package tidewire.app.tape;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tidewire.events.consume.TopicEnd;

/** What stands on topics, as a reader of committed records sees it. */
public final class CommittedResults {
    private CommittedResults() {}

    /** Times and values of all records in their order, by topic and key: only within a key is there an order. */
    public static Map<String, List<String>> read(Map<String, Object> client, List<String> topics) {
        Map<String, List<String>> results = new TreeMap<>();
        for (String topic : topics) {
            records(client, topic)
                    .forEach(record -> results.computeIfAbsent(topic + " " + record.key(), key -> new ArrayList<>())
                            .add(record.timestamp() + " " + new String(record.value(), StandardCharsets.UTF_8)));
        }
        return results;
    }

    public static List<ConsumerRecord<String, byte[]>> records(Map<String, Object> client, String topic) {
        Map<String, Object> committed = new HashMap<>(client);
        committed.put("isolation.level", "read_committed");
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(committed, new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicEnd.all(consumer, topic, records::add);
        }
        return records;
    }
}

package tidewire.app.alerting;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tidewire.events.InvalidEventException;
import tidewire.events.Json;
import tidewire.events.TapeEntry;
import tidewire.events.Topics;

/** Reads what is kept of the tapes, from the oldest entry to the newest that is committed now. */
final class TapeScan {
    private static final Duration POLL = Duration.ofMillis(500);

    private TapeScan() {}

    /**
     * @param client Kafka client properties
     * @param entries gets the entries of each desk in tape order
     * @return records that are no tape entries
     */
    static long read(Map<String, Object> client, Consumer<TapeEntry> entries) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        long unreadable = 0;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.TAPE).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var found : consumer.poll(POLL)) {
                    try {
                        entries.accept(Json.read(found.value(), TapeEntry.class));
                    } catch (InvalidEventException e) {
                        unreadable++;
                    }
                }
            }
        }
        return unreadable;
    }
}

package tidewire.app.time;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tidewire.events.Json;

/** What stands on topics of one partition, as a reader that takes only what is committed sees it. */
final class Committed implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, List<JsonNode>> records = new HashMap<>();

    Committed(Map<String, Object> broker, List<String> topics) {
        Map<String, Object> client = new HashMap<>(broker);
        client.put("isolation.level", "read_committed");
        consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                topics.stream().map(topic -> new TopicPartition(topic, 0)).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** In their order, as far as they were read. */
    List<JsonNode> all(String topic) {
        return records.getOrDefault(topic, List.of());
    }

    /** Reads on until there is enough. */
    void until(BooleanSupplier enough) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!enough.getAsBoolean()) {
            assertThat(Instant.now()).as("read so far: %s", records).isBefore(deadline);
            consumer.poll(Duration.ofMillis(20))
                    .forEach(record -> records.computeIfAbsent(record.topic(), topic -> new ArrayList<>())
                            .add(json(record.value())));
        }
    }

    private static JsonNode json(byte[] value) {
        try {
            return Json.mapper().readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}

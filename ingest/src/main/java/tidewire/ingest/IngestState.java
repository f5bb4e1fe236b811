package tidewire.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tidewire.events.Topics;
import tidewire.events.consume.TopicEnd;

/**
 * What ingestors knew before they were started: the last value of each key on {@link Topics#INGEST_STATE}. Keys are names of
 * sources, what begins with one and a "#", and {@code ingestor:<name>}; new values are written with {@link Publisher.Batch#state}.
 */
public final class IngestState {
    /** Of a first start. */
    public static final IngestState NONE = new IngestState(Map.of());

    private final Map<String, byte[]> values;

    public IngestState(Map<String, byte[]> values) {
        this.values = Map.copyOf(values);
    }

    public Optional<byte[]> of(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Values of all keys with this beginning, in the order of the keys. */
    public List<byte[]> startingWith(String beginning) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(beginning))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /**
     * Reads the topic as it stands.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer or the topic does not exist
     */
    public static IngestState read(Map<String, Object> kafkaProps) {
        Map<String, Object> props = new HashMap<>(kafkaProps);
        props.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (Consumer<String, byte[]> consumer =
                new KafkaConsumer<>(props, new StringDeserializer(), new ByteArrayDeserializer())) {
            return read(consumer);
        }
    }

    private static IngestState read(Consumer<String, byte[]> consumer) {
        Map<String, byte[]> values = new HashMap<>();
        TopicEnd.all(consumer, Topics.INGEST_STATE, found -> {
            if (found.value() == null) {
                values.remove(found.key());
            } else {
                values.put(found.key(), found.value());
            }
        });
        return new IngestState(values);
    }
}

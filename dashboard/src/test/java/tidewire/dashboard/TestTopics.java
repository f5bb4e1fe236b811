package tidewire.dashboard;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import tidewire.events.Event;
import tidewire.events.EventSerde;
import tidewire.events.Topics;

/** The dashboard's topics on Kafka's own in-memory consumer, one partition each. */
final class TestTopics {
    private static final Node[] NODES = {new Node(0, "localhost", 9092)};

    private final Map<String, Long> ends = new HashMap<>();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
            if (records.isEmpty()) {
                rest(); // The real one waits for records; this one would spin.
            }
            return records;
        }
    };

    TestTopics() {
        for (ShownTopic topic : ShownTopic.values()) {
            add(topic.topic());
        }
    }

    private void add(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.updatePartitions(topic, List.of(new PartitionInfo(topic, 0, NODES[0], NODES, NODES)));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, 0L));
    }

    Consumer<byte[], byte[]> consumer() {
        return consumer;
    }

    /** Waits until the reader has its partitions: the in-memory consumer takes records only then. */
    synchronized void publish(Event event) {
        String topic = topicOf(event);
        RecordHeaders headers = new RecordHeaders();
        byte[] value = serde(event).serialize(topic, headers, event);
        publish(topic, headers, value);
    }

    synchronized void publish(String topic, RecordHeaders headers, byte[] value) {
        while (!consumer.assignment().contains(new TopicPartition(topic, 0))) {
            rest();
        }
        long offset = ends.merge(topic, 1L, Long::sum) - 1;
        consumer.addRecord(new ConsumerRecord<>(
                topic,
                0,
                offset,
                0L,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                new byte[0],
                value,
                headers,
                java.util.Optional.empty()));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Event> EventSerde<T> serde(T event) {
        return EventSerde.of((Class<T>) event.getClass());
    }

    private static String topicOf(Event event) {
        return switch (event.getClass().getSimpleName()) {
            case "Digest" -> Topics.DIGESTS;
            case "TapeEntry" -> Topics.TAPE;
            case "Bar" -> Topics.BARS;
            case "Move" -> Topics.MOVES;
            case "Alert" -> Topics.ALERTS;
            case "Telemetry" -> Topics.TELEMETRY;
            default -> throw new IllegalArgumentException("the dashboard reads no " + event);
        };
    }

    private static void rest() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

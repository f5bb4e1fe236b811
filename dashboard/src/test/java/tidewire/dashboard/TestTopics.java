package tidewire.dashboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import tidewire.dashboard.reader.ShownTopic;
import tidewire.events.Event;
import tidewire.events.EventSerde;
import tidewire.events.Topics;

/** The dashboard's topics in memory, one partition each, behind Kafka's own in-memory consumer; every consumer has the whole log. */
public final class TestTopics {
    private static final Node[] NODES = {new Node(0, "localhost", 9092)};

    private final String id;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> log = new HashMap<>();
    private LogConsumer consumer;

    public TestTopics() {
        this("a");
    }

    /** @param id identity of the topics: others of the same names have another */
    public TestTopics(String id) {
        this.id = id;
        for (ShownTopic topic : ShownTopic.values()) {
            log.put(new TopicPartition(topic.topic(), 0), new ArrayList<>());
        }
    }

    public String id() {
        return id;
    }

    public synchronized Consumer<byte[], byte[]> consumer() {
        consumer = new LogConsumer();
        return consumer;
    }

    public void publish(Event event) {
        String topic = topicOf(event);
        RecordHeaders headers = new RecordHeaders();
        byte[] value = serde(event).serialize(topic, headers, event);
        publish(topic, headers, value);
    }

    public synchronized void publish(String topic, RecordHeaders headers, byte[] value) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<ConsumerRecord<byte[], byte[]>> records = log.get(partition);
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                topic,
                0,
                records.size(),
                0L,
                TimestampType.CREATE_TIME,
                0,
                value == null ? -1 : value.length,
                new byte[0],
                value,
                headers,
                Optional.empty());
        records.add(record);
        if (consumer != null && !consumer.closed() && consumer.assignment().contains(partition)) {
            consumer.addRecord(record);
        }
    }

    /** Gets what stands in the log with its assignment, and what comes later from {@link #publish}. */
    private final class LogConsumer extends MockConsumer<byte[], byte[]> {
        LogConsumer() {
            super("earliest");
            log.forEach((partition, records) -> {
                updatePartitions(
                        partition.topic(),
                        List.of(new PartitionInfo(partition.topic(), partition.partition(), NODES[0], NODES, NODES)));
                updateBeginningOffsets(Map.of(partition, 0L));
                updateEndOffsets(Map.of(partition, (long) records.size()));
            });
        }

        @Override
        public void assign(Collection<TopicPartition> partitions) {
            synchronized (TestTopics.this) {
                Set<TopicPartition> added = new HashSet<>(partitions);
                added.removeAll(assignment());
                super.assign(partitions);
                added.forEach(partition -> log.get(partition).forEach(this::addRecord));
            }
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
            if (records.isEmpty()) {
                rest(); // The real one waits for records; this one would spin.
            }
            return records;
        }
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
            case "Story" -> Topics.STORIES;
            case "TapeStatus" -> Topics.STATUS;
            case "SourceStatus" -> Topics.SOURCES;
            case "Question" -> Topics.QUESTIONS;
            case "Answer" -> Topics.ANSWERS;
            case "AlertCommand" -> Topics.ALERT_COMMANDS;
            case "WebhookStatus" -> Topics.WEBHOOKS;
            case "TradingDay" -> Topics.DAYS;
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

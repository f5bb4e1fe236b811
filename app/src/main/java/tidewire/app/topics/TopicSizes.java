package tidewire.app.topics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import tidewire.events.consume.Patience;
import tidewire.events.consume.TopicEnd;

/** Asks the brokers what each topic takes on their disks, and for its oldest and newest record. */
final class TopicSizes {
    private static final Duration POLL = Duration.ofMillis(200);
    /** Milliseconds that a broker holds back an empty answer; the one to the last topic's next record is in the way of the next topic. */
    private static final int WAIT = 10;
    /** Offsets before the end among which the newest record is looked for. */
    private static final long DEPTH = 1_000;

    private final Admin admin;
    private final Map<String, Object> client;

    TopicSizes(Admin admin, Map<String, Object> client) {
        this.admin = admin;
        this.client = client;
    }

    /** Of all topics whose name begins so, the largest first. */
    List<TopicSize> read(String prefix) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> bytes = bytes(prefix);
        Map<TopicPartition, Long> begins = offsets(bytes.keySet(), OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(bytes.keySet(), OffsetSpec.latest());
        Map<TopicPartition, Instant> first = first(begins, ends);
        Map<TopicPartition, Instant> last = last(bytes.keySet());
        Map<String, TopicSize> topics = new TreeMap<>();
        bytes.forEach((partition, size) -> topics.merge(
                partition.topic(),
                new TopicSize(
                        partition.topic(),
                        size,
                        ends.getOrDefault(partition, 0L) - begins.getOrDefault(partition, 0L),
                        first.get(partition),
                        last.get(partition)),
                TopicSizes::together));
        return topics.values().stream()
                .sorted((a, b) -> Long.compare(b.bytes(), a.bytes()))
                .toList();
    }

    private Map<TopicPartition, Long> bytes(String prefix) throws ExecutionException, InterruptedException {
        List<Integer> brokers = new ArrayList<>();
        admin.describeCluster().nodes().get().forEach(node -> brokers.add(node.id()));
        Map<TopicPartition, Long> bytes = new HashMap<>();
        admin.describeLogDirs(brokers)
                .allDescriptions()
                .get()
                .values()
                .forEach(folders -> folders.values()
                        .forEach(folder -> folder.replicaInfos().forEach((partition, replica) -> {
                            if (partition.topic().startsWith(prefix)) {
                                bytes.merge(partition, replica.size(), Long::sum);
                            }
                        })));
        return bytes;
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(ask(partitions, spec))
                .all()
                .get()
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private static Map<TopicPartition, OffsetSpec> ask(Collection<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, spec));
        return asked;
    }

    private Map<TopicPartition, Instant> first(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Instant> first = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            for (Map.Entry<TopicPartition, Long> begin : begins.entrySet()) {
                TopicPartition partition = begin.getKey();
                consumer.assign(List.of(partition));
                consumer.seek(partition, begin.getValue());
                long end = ends.getOrDefault(partition, 0L);
                Patience patience = new Patience(partition.toString());
                long before = consumer.position(partition);
                while (!first.containsKey(partition) && consumer.position(partition) < end) {
                    consumer.poll(POLL)
                            .forEach(found -> first.putIfAbsent(partition, Instant.ofEpochMilli(found.timestamp())));
                    long now = consumer.position(partition);
                    patience.after(now != before);
                    before = now;
                }
            }
        }
        return first;
    }

    /** By records alone: the ends of transactions have the time of the broker's clock, which may be years from that of records. */
    private Map<TopicPartition, Instant> last(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Instant> last = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            partitions.stream()
                    .map(TopicPartition::topic)
                    .distinct()
                    .forEach(topic -> TopicEnd.last(
                            consumer,
                            topic,
                            DEPTH,
                            found -> last.merge(
                                    new TopicPartition(topic, found.partition()),
                                    Instant.ofEpochMilli(found.timestamp()),
                                    (a, b) -> a.isAfter(b) ? a : b)));
        }
        return last;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, WAIT);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static TopicSize together(TopicSize a, TopicSize b) {
        return new TopicSize(
                a.topic(),
                a.bytes() + b.bytes(),
                a.records() + b.records(),
                earlier(a.first(), b.first()),
                b.last() == null || a.last() != null && a.last().isAfter(b.last()) ? a.last() : b.last());
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        return b == null || a != null && a.isBefore(b) ? a : b;
    }
}

package tidewire.dashboard;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.Event;

/**
 * One thread that reads all partitions of the topics a page shows, from the last {@code depth} offsets on, without a group and
 * without commits: the read model is rebuilt at every start. A record that cannot be read is counted, logged with its position
 * and left behind; it still stands in its topic.
 */
final class TopicReader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LOOK_FOR_TOPICS = Duration.ofSeconds(1);
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(30);
    private static final long PAUSE_AFTER_FAILURE_SECONDS = 5;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final LiveView view;
    private final MeterRegistry meters;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "tidewire-dashboard-reader");
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private volatile @Nullable String problem = "has not read anything yet";

    TopicReader(Supplier<Consumer<byte[], byte[]>> consumers, LiveView view, MeterRegistry meters) {
        this.consumers = consumers;
        this.view = view;
        this.meters = meters;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Why nothing would be read now, or null. */
    @Nullable
    String problem() {
        return problem;
    }

    private void run() {
        while (stop.getCount() > 0) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                read(consumer);
            } catch (WakeupException e) {
                // Only close() wakes the consumer: the loop ends.
            } catch (RuntimeException e) {
                problem = "stopped reading and tries again: " + e.getMessage();
                log.warn("The dashboard stopped reading Kafka and tries again in {} s", PAUSE_AFTER_FAILURE_SECONDS, e);
                await(PAUSE_AFTER_FAILURE_SECONDS * 1000);
            } finally {
                current = null;
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> toCatchUp = new HashMap<>();
        Set<TopicPartition> assigned = new HashSet<>();
        List<String> missing = List.of();
        long lookAgain = System.nanoTime();
        while (stop.getCount() > 0) {
            if (System.nanoTime() - lookAgain >= 0) {
                missing = assignNew(consumer, assigned, toCatchUp);
                Duration wait = missing.isEmpty() ? LOOK_FOR_PARTITIONS : LOOK_FOR_TOPICS;
                lookAgain = System.nanoTime() + wait.toNanos();
            }
            if (!isConnected(consumer)) {
                problem = "has no connection to Kafka and waits for it";
            } else {
                problem = missing.isEmpty() ? null : "waits for topics that do not exist yet: " + missing;
            }
            if (assigned.isEmpty()) {
                await(POLL.toMillis());
                continue;
            }
            consumer.poll(POLL).forEach(this::take);
            if (!view.isCaughtUp()) {
                toCatchUp.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                if (toCatchUp.isEmpty()) {
                    view.caughtUp();
                }
            }
        }
    }

    /** Topics may come, and get partitions, after the start. Returns the topics that are missing. */
    private List<String> assignNew(
            Consumer<byte[], byte[]> consumer, Set<TopicPartition> assigned, Map<TopicPartition, Long> toCatchUp) {
        List<String> missing = new ArrayList<>();
        Map<TopicPartition, Integer> found = new HashMap<>();
        Map<String, List<PartitionInfo>> topics = consumer.listTopics();
        for (ShownTopic topic : ShownTopic.values()) {
            List<PartitionInfo> partitions = topics.get(topic.topic());
            if (partitions == null || partitions.isEmpty()) {
                missing.add(topic.topic());
                continue;
            }
            for (PartitionInfo info : partitions) {
                TopicPartition partition = new TopicPartition(info.topic(), info.partition());
                if (!assigned.contains(partition)) {
                    found.put(partition, topic.depth());
                }
            }
        }
        if (!found.isEmpty()) {
            assigned.addAll(found.keySet());
            consumer.assign(assigned);
            Map<TopicPartition, Long> ends = consumer.endOffsets(found.keySet());
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(found.keySet());
            found.forEach((partition, depth) -> consumer.seek(
                    partition, Math.max(begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L) - depth)));
            toCatchUp.putAll(ends);
        }
        return missing;
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        String result = "shown";
        try {
            Event event = ShownTopic.of(message.topic()).read(message);
            if (event != null) {
                view.apply(event);
            }
        } catch (SerializationException e) {
            result = "invalid";
            log.warn(
                    "Left out record {}-{} at offset {}: {}",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    e.getMessage());
        }
        meters.counter("tidewire.dashboard.records", "topic", message.topic(), "result", result)
                .increment();
    }

    /** A consumer without a group polls on silently when the broker is gone; its connection count tells. */
    private static boolean isConnected(Consumer<byte[], byte[]> consumer) {
        for (Metric metric : consumer.metrics().values()) {
            if (metric.metricName().name().equals("connection-count")
                    && metric.metricName().group().equals("consumer-metrics")
                    && metric.metricValue() instanceof Double connections) {
                return connections > 0;
            }
        }
        return true;
    }

    private void await(long millis) {
        try {
            stop.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stop.countDown();
        }
    }

    @Override
    public void close() {
        stop.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

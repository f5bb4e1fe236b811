package tidewire.app.output;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.Alert;
import tidewire.events.Digest;
import tidewire.events.InvalidEventException;
import tidewire.events.Json;
import tidewire.events.Move;
import tidewire.events.TapeStatus;
import tidewire.events.Telemetry;
import tidewire.events.Topics;
import tidewire.events.consume.ConsumerLoop;

/**
 * Reads what has been committed to the topics of results, in a thread of its own, for one {@link Results}. Telemetry is told only after
 * everything that was committed with it or before: a desk that says it has written a digest has one to show.
 */
public final class ResultsReader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ResultsReader.class);
    private static final List<String> TOPICS =
            List.of(Topics.DIGESTS, Topics.ALERTS, Topics.MOVES, Topics.TELEMETRY, Topics.STATUS);

    private final Consumer<byte[], byte[]> consumer;
    private final Results results;
    private final ConsumerLoop loop;
    private final Thread thread;
    private volatile @Nullable String problem;

    /** Telemetry that has just been read. */
    private final List<ConsumerRecord<byte[], byte[]>> fresh = new ArrayList<>();
    /** Telemetry that is told once the other topics have been read up to {@link #awaited}. */
    private final List<ConsumerRecord<byte[], byte[]>> held = new ArrayList<>();

    private Map<TopicPartition, Long> awaited = Map.of();

    ResultsReader(Consumer<byte[], byte[]> consumer, Results results) {
        this.consumer = consumer;
        this.results = results;
        loop = ConsumerLoop.untilFailure("results", () -> consumer, this::read, this::failed);
        thread = new Thread(loop::run, "tidewire-results");
        thread.setDaemon(true);
    }

    /**
     * Begins to read.
     *
     * @param fromBeginning false to see only what is written from now on
     */
    public static ResultsReader start(Map<String, Object> client, boolean fromBeginning, Results results) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
            // Seeking is lazy: without asking, "now" would be the first poll.
            partitions.forEach(consumer::position);
        }
        ResultsReader reader = new ResultsReader(consumer, results);
        reader.thread.start();
        return reader;
    }

    /** Until it is closed, or reading fails for good. */
    void read() {
        loop.run();
    }

    private void read(Consumer<byte[], byte[]> from) {
        while (loop.goesOn()) {
            step();
        }
    }

    private void failed(String why) {
        problem = why;
        log.error("results can no longer be read: {}", why);
        results.unreadable(why);
    }

    /** Reads what there is and tells of it. */
    void step() {
        for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(200))) {
            if (found.topic().equals(Topics.TELEMETRY)) {
                fresh.add(found);
            } else {
                take(found);
            }
        }
        if (held.isEmpty() && !fresh.isEmpty()) {
            awaited = consumer.endOffsets(consumer.assignment().stream()
                    .filter(partition -> !partition.topic().equals(Topics.TELEMETRY))
                    .toList());
            held.addAll(fresh);
            fresh.clear();
        }
        if (awaited.entrySet().stream().allMatch(each -> consumer.position(each.getKey()) >= each.getValue())) {
            held.forEach(this::take);
            held.clear();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> found) {
        try {
            switch (found.topic()) {
                case Topics.DIGESTS -> results.digest(Json.read(found.value(), Digest.class), found.value());
                case Topics.ALERTS -> results.alert(Json.read(found.value(), Alert.class));
                case Topics.STATUS -> results.status(Json.read(found.value(), TapeStatus.class));
                case Topics.MOVES -> results.move(Json.read(found.value(), Move.class));
                default -> results.telemetry(Json.read(found.value(), Telemetry.class));
            }
        } catch (InvalidEventException e) {
            log.warn("{} at offset {}: {}", found.topic(), found.offset(), e.getMessage());
        }
    }

    /** Why nothing would be read now. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem).or(() -> Optional.ofNullable(loop.problem()));
    }

    @Override
    public void close() {
        loop.stop();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

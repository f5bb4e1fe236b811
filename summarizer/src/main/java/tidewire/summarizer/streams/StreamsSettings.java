package tidewire.summarizer.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * Kafka Streams settings that the stages need to be right, each with its reason. Everything that is only taste (standby
 * replicas, fetch sizes, rack) is left to the client properties, which win over the defaults but not over what correctness
 * asks for.
 */
public final class StreamsSettings {
    /** Bytes of a record between the stages and of a changelog. */
    private static final int LARGEST = 8 << 20;

    private final Map<String, Object> settings = new HashMap<>();

    private StreamsSettings() {}

    /**
     * @param applicationId names the consumer group, the state folder and the internal topics
     * @param stateFolder where the state stores are kept; a folder per instance
     * @param client {@code bootstrap.servers}, security and other properties of the user
     */
    public static StreamsSettings of(String applicationId, Path stateFolder, Map<String, Object> client) {
        StreamsSettings it = new StreamsSettings();
        it.defaults();
        it.settings.putAll(client);
        it.musts(applicationId, stateFolder);
        return it;
    }

    private void defaults() {
        // Read-committed readers see results with the commit; ten a second is early enough for a reader of news and
        // seldom enough for a broker in the same process.
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        // A killed instance holds its desks, also for itself when it comes back, until this has passed.
        // It is the least that a broker takes by default.
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
        // On a machine that does much else a step can take longer than the ten seconds of Kafka Streams: the
        // broker would end it, and it would be done again and end the same way, for ever. What the dead leave
        // open is ended by whoever comes (TransactionReaper).
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 60_000);
        // JSON shrinks to a fifth; lz4 costs next to nothing.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        // Larger batches for a replay at full speed; live records still leave at the next commit.
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5_000);
    }

    private void musts(String applicationId, Path stateFolder) {
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // Names that Streams would number by position change with the topology, and the state would be lost with them.
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        // A replay writes event times of years ago, a feed may be ahead of the clock: the broker must neither delete
        // such records by age nor refuse them.
        settings.put(StreamsConfig.topicPrefix(TopicConfig.RETENTION_MS_CONFIG), "-1");
        settings.put(StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG), never());
        settings.put(StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG), never());
        sizes();
    }

    /** What a store holds of several records, or a bad record with the headers that say so, is larger than one that comes in. */
    private void sizes() {
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST);
        settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), String.valueOf(LARGEST));
    }

    private static String never() {
        return Long.toString(Long.MAX_VALUE);
    }

    /** Bad input, and output that no topic takes, goes to the stages' dead-letter topics. */
    public StreamsSettings withDeadLetters(StageMetrics metrics) {
        settings.putAll(DeadLetters.settings(metrics));
        String interceptors = StreamsConfig.producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG);
        List<Object> guarded = new ArrayList<>(asked(settings.get(interceptors)));
        guarded.add(OutputGuard.class);
        settings.put(interceptors, guarded);
        settings.put(StreamsConfig.producerPrefix(OutputGuard.METRICS), metrics);
        return this;
    }

    /** Interceptors of the user, whose client properties may name some. */
    private static List<?> asked(@Nullable Object interceptors) {
        return interceptors instanceof List<?> several
                ? several
                : interceptors == null
                        ? List.of()
                        : List.of(interceptors.toString().split("\\s*,\\s*"));
    }

    /**
     * For stages whose single steps take long: neither the broker nor the group may give up on an instance that works.
     *
     * @param longestStep most time between two polls, and between the beginning and the end of a transaction
     */
    public StreamsSettings withSteps(Duration longestStep) {
        int millis = Math.toIntExact(longestStep.toMillis());
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), millis);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), millis);
        return this;
    }

    public StreamsSettings with(String name, Object value) {
        settings.put(name, value);
        return this;
    }

    public Properties build() {
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }
}

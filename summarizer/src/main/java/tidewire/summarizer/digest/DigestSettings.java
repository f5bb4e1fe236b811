package tidewire.summarizer.digest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import tidewire.summarizer.streams.StageMetrics;
import tidewire.summarizer.streams.StreamsSettings;

/** Streams settings of the digest application, fitted to steps that take seconds instead of microseconds. */
public final class DigestSettings {
    public static final String APPLICATION_ID = "tidewire-digest";
    /**
     * Between two polls Streams works off what the last one brought, and a transaction lasts for a commit interval and the
     * step that overruns it. A step is one entry or one slice of a restore: tens of milliseconds, or, at the end of an interval,
     * the seconds that a digest takes. A slow machine with a large model has room for a hundred times that.
     */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(5);
    /** A poll must not bring more digests than can be written until the next one is due. */
    private static final int MOST_RECORDS_PER_POLL = 32;
    /** A commit flushes the stores; two a second are early enough for readers of digests. */
    private static final int COMMIT_MILLIS = 500;

    private DigestSettings() {}

    /** As {@link StreamsSettings#of}. */
    public static Properties of(Path stateFolder, Map<String, Object> client, StageMetrics metrics) {
        return StreamsSettings.of(APPLICATION_ID, stateFolder, client)
                .withDeadLetters(metrics)
                .withSteps(LONGEST_STEP)
                .with(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), MOST_RECORDS_PER_POLL)
                .with(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS)
                .build();
    }
}

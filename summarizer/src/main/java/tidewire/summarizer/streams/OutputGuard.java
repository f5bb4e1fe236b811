package tidewire.summarizer.streams;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.DeadLetter;
import tidewire.events.LetterParts;
import tidewire.events.Topics;

/**
 * The last look at what a stage writes, key, value and headers as they are: a record that its topic would refuse goes to the
 * stage's dead letters instead, in the same transaction. A refusal could not be passed: the transaction that holds it cannot be
 * committed, and the next one would hold it again. What the stages make is bounded long before ({@link InputLimits}); this is for what
 * nobody thought of.
 */
public final class OutputGuard implements ProducerInterceptor<byte[], byte[]> {
    /** Of topics as Kafka makes them, less what a batch adds. */
    static final int MOST_BYTES = 1_000_000;

    static final String METRICS = "tidewire.guard.metrics";

    private static final Logger LOG = LoggerFactory.getLogger(OutputGuard.class);
    private static final int LONGEST_VALUE = 64 << 10;
    private static final Map<String, String> STAGES = Map.ofEntries(
            Map.entry(Topics.BARS, "market"),
            Map.entry(Topics.DAYS, "market"),
            Map.entry(Topics.MOVES, "market"),
            Map.entry(Topics.TAPE, "tape"),
            Map.entry(Topics.STORIES, "tape"),
            Map.entry(Topics.STATUS, "tape"),
            Map.entry(Topics.ALERTS, "tape"),
            Map.entry(Topics.DIGESTS, "digest"),
            Map.entry(Topics.ANSWERS, "digest"),
            Map.entry(Topics.TELEMETRY, "digest"));

    private @Nullable StageMetrics metrics;

    @Override
    public void configure(Map<String, ?> configs) {
        metrics = (StageMetrics) configs.get(METRICS);
    }

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
        String stage = stage(record.topic());
        int bytes = bytes(record.key()) + bytes(record.value());
        for (Header header : record.headers()) {
            bytes += header.key().length() + bytes(header.value());
        }
        return stage == null || bytes <= MOST_BYTES ? record : letter(record, stage, bytes);
    }

    /** Null for the changelogs, which take more, and for the letters themselves. */
    private static @Nullable String stage(String topic) {
        return topic.endsWith("-repartition") ? "tape" : STAGES.get(topic);
    }

    private ProducerRecord<byte[], byte[]> letter(ProducerRecord<byte[], byte[]> record, String stage, int bytes) {
        String reason =
                "the stage made a record of " + bytes + " bytes, and " + record.topic() + " takes " + MOST_BYTES;
        LetterParts parts = LetterParts.of(record.key(), record.value(), record.headers(), LONGEST_VALUE);
        parts.put(DeadLetter.REASON, reason);
        parts.put(DeadLetter.STAGE, stage);
        parts.put(DeadLetter.TOPIC, record.topic());
        if (metrics != null) {
            metrics.setAside(stage, record.topic(), reason);
        }
        LOG.warn("For {}: set aside: {}", record.topic(), reason);
        return new ProducerRecord<>(
                Topics.deadLetters(stage), null, record.timestamp(), parts.key(), parts.value(), parts.headers());
    }

    private static int bytes(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
        // Streams looks after it.
    }

    @Override
    public void close() {
        // nothing to release
    }
}

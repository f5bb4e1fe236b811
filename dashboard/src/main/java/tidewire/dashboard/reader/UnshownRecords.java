package tidewire.dashboard.reader;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.DeadLetter;
import tidewire.events.LetterParts;
import tidewire.events.Topics;
import tidewire.events.consume.RefusalStreak;

/**
 * Where records go that the page cannot show, with the reason. One that cannot be written there is left where it stands, which is
 * said: a page that may only read still shows what it can.
 */
final class UnshownRecords implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(UnshownRecords.class);
    private static final String STAGE = "dashboard";
    private static final String LETTERS = Topics.deadLetters(STAGE);
    private static final int LONGEST_VALUE = 64 * 1024;
    private static final long TRY_AGAIN_NANOS = Duration.ofSeconds(30).toNanos();

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Map<TopicPartition, Long> last = new HashMap<>(); // What the history does not know is read again.
    private final Map<String, RefusalStreak> streaks = new ConcurrentHashMap<>(); // By topic: others may be well.
    private @Nullable Producer<byte[], byte[]> producer;
    private long tryAgain = System.nanoTime();
    private volatile @Nullable String problem;

    /** @param producers asked once, for the first letter */
    UnshownRecords(Supplier<Producer<byte[], byte[]>> producers) {
        this.producers = producers;
    }

    /** A record of the topic could be shown. */
    void shown(String topic) {
        streak(topic).used();
    }

    private RefusalStreak streak(String topic) {
        return streaks.computeIfAbsent(topic, first -> new RefusalStreak());
    }

    /** Of which topics nothing that came last could be shown, and why. */
    List<String> allOf() {
        return streaks.entrySet().stream()
                .flatMap(
                        topic -> Optional.ofNullable(topic.getValue().problem(STAGE))
                                .map(problem -> topic.getKey() + ": " + problem)
                                .stream())
                .sorted()
                .toList();
    }

    /**
     * Sets a record aside; one that was set aside already, by this page, is not again.
     *
     * @param isNew whether the history does not know of it yet; else there is a letter already
     */
    void put(ConsumerRecord<byte[], byte[]> record, boolean isNew, String reason) {
        streak(record.topic()).refused(LetterParts.reason(reason));
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (!isNew || record.offset() <= last.getOrDefault(partition, -1L)) {
            return;
        }
        last.put(partition, record.offset());
        log.warn("Record {} at offset {} goes to {}: {}", partition, record.offset(), LETTERS, reason);
        if (problem == null || System.nanoTime() - tryAgain >= 0) {
            send(letter(record, reason));
        }
    }

    private void send(ProducerRecord<byte[], byte[]> letter) {
        try {
            if (producer == null) {
                producer = producers.get();
            }
            producer.send(letter, (metadata, failure) -> written(failure));
        } catch (RuntimeException e) {
            written(e);
        }
    }

    private void written(@Nullable Exception failure) {
        if (failure == null) {
            problem = null;
            return;
        }
        tryAgain = System.nanoTime() + TRY_AGAIN_NANOS;
        problem = "cannot write to " + LETTERS + ": " + failure.getMessage();
        log.warn("A dead letter could not be written; its record still stands on its topic", failure);
    }

    private static ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> record, String reason) {
        LetterParts parts = LetterParts.of(record.key(), record.value(), record.headers(), LONGEST_VALUE);
        parts.put(DeadLetter.REASON, LetterParts.reason(reason));
        parts.put(DeadLetter.STAGE, STAGE);
        parts.put(DeadLetter.TOPIC, record.topic());
        parts.put(DeadLetter.PARTITION, Integer.toString(record.partition()));
        parts.put(DeadLetter.OFFSET, Long.toString(record.offset()));
        return new ProducerRecord<>(LETTERS, null, null, parts.key(), parts.value(), parts.headers());
    }

    /** Why a letter could not be written, or null. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Returns when Kafka has taken the letters, or it is clear that it does not. */
    void flush() {
        if (producer != null) {
            producer.flush();
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }
}

package tidewire.app.deadletters;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import tidewire.app.Failures;
import tidewire.events.DeadLetter;
import tidewire.events.LetterParts;

/**
 * Writes letters to the topics that they came from, as they came: without the headers that made them letters, with one that
 * says which letter each was. They are sent in the
 * transaction that marks them as sent, so whoever reads committed records has each once, whenever this is killed.
 */
final class LetterSender implements AutoCloseable {
    /** One for all stages: a record may have letters of several. */
    private static final String ID = "tidewire-dlq-replay";
    /** A producer with an open transaction ends it before it closes, and without a broker that is never. */
    private static final Duration TO_CLOSE = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;

    /** @param producer whose transactions have been initialised; closed with this */
    LetterSender(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * The only one: what an earlier one had begun and not finished is taken back before this returns.
     *
     * @param client Kafka client properties
     * @throws IllegalStateException when the broker does not answer
     */
    static LetterSender of(Map<String, Object> client) {
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(properties(client), new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            producer.close(TO_CLOSE);
            throw new IllegalStateException("no letter is sent: Kafka begins no transaction: " + Failures.text(e), e);
        }
        return new LetterSender(producer);
    }

    static Map<String, Object> properties(Map<String, Object> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, ID);
        // As those who wrote them do: what was near its topic's limit fits it again.
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // A whole letter can be as long as a dead-letter topic takes.
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 << 20);
        return properties;
    }

    /**
     * Sends all or none.
     *
     * @return why one of them was refused; null when all are sent
     * @throws IllegalStateException when another replay has begun meanwhile, or Kafka takes nothing
     */
    @Nullable
    Exception send(List<Letter> letters, ReplayMarks marks) {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try {
            producer.beginTransaction();
            for (Letter letter : letters) {
                send(home(letter), failure);
                marks.of(letter).forEach(mark -> send(mark, failure));
            }
            producer.flush();
            if (failure.get() == null) {
                producer.commitTransaction();
                return null;
            }
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
        }
        Exception why = failure.get();
        if (why == null || isOfAll(why)) {
            throw stopped(why);
        }
        try {
            producer.abortTransaction();
        } catch (KafkaException e) {
            throw stopped(e);
        }
        return why;
    }

    private void send(ProducerRecord<byte[], byte[]> record, AtomicReference<@Nullable Exception> failure) {
        producer.send(record, (metadata, thrown) -> {
            if (thrown != null) {
                failure.compareAndSet(null, thrown);
            }
        });
    }

    /** Not of one letter: the others would fare no better. */
    private static boolean isOfAll(Exception failure) {
        return failure instanceof RetriableException
                || failure instanceof AuthenticationException
                || failure instanceof ProducerFencedException
                || failure instanceof InvalidProducerEpochException;
    }

    private static IllegalStateException stopped(@Nullable Exception failure) {
        String why = failure instanceof ProducerFencedException || failure instanceof InvalidProducerEpochException
                ? "another dlq replay has begun, and there is one at a time"
                : "Kafka does not take them: " + Failures.text(failure);
        return new IllegalStateException(
                "not all letters are sent: " + why + ". What was sent is remembered; the same command sends the others",
                failure);
    }

    private static ProducerRecord<byte[], byte[]> home(Letter letter) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : letter.record().headers()) {
            if (!LetterParts.isOfLetters(header)) {
                headers.add(header);
            }
        }
        String place = letter.record().topic() + "/" + letter.place();
        headers.add(DeadLetter.REPLAYED, place.getBytes(StandardCharsets.UTF_8));
        return new ProducerRecord<>(
                letter.topic(),
                null,
                Math.max(0, letter.record().timestamp()),
                letter.record().key(),
                letter.record().value(),
                headers);
    }

    @Override
    public void close() {
        producer.close(TO_CLOSE);
    }
}

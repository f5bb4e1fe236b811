package tidewire.app.deadletters;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes letters to the topics that they came from, as they came: without the headers that made them letters. */
final class LetterReplay implements AutoCloseable {
    private static final String PREFIX = "tidewire-";

    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final AtomicLong sent = new AtomicLong();
    private long homeless;

    LetterReplay(Map<String, Object> client) {
        this(producer(client));
    }

    LetterReplay(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A whole letter can be as long as a dead-letter topic takes.
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 << 20);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void send(Letter letter) {
        String topic = letter.topic();
        if (topic == null || letter.isCut()) {
            homeless++;
            return;
        }
        RecordHeaders headers = new RecordHeaders();
        for (Header header : letter.record().headers()) {
            if (!header.key().startsWith(PREFIX)) {
                headers.add(header);
            }
        }
        producer.send(
                new ProducerRecord<>(
                        topic,
                        null,
                        letter.record().timestamp(),
                        letter.record().key(),
                        letter.record().value(),
                        headers),
                (metadata, thrown) -> {
                    if (thrown == null) {
                        sent.incrementAndGet();
                    } else {
                        failure.compareAndSet(null, thrown);
                    }
                });
    }

    /** @throws IllegalStateException when Kafka did not take one */
    void finish() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("not every letter could be written: " + failed.getMessage(), failed);
        }
    }

    long sent() {
        return sent.get();
    }

    /** Letters that did not come from a topic, or not whole. */
    long homeless() {
        return homeless;
    }

    @Override
    public void close() {
        producer.close();
    }
}

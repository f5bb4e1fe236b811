package tidewire.dashboard;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tidewire.events.EventSerde;
import tidewire.events.Question;
import tidewire.events.Topics;

/** Questions to the cluster; connects with the first. */
final class KafkaQuestions implements QuestionSender {
    private static final long PATIENCE_SECONDS = 10;

    private final Map<String, Object> properties;
    private final EventSerde<Question> serde = EventSerde.of(Question.class);
    private @Nullable KafkaProducer<String, byte[]> producer;

    KafkaQuestions(Map<String, Object> kafka) {
        properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }

    @Override
    public void send(Question question) {
        RecordHeaders headers = new RecordHeaders();
        byte[] value = serde.serialize(Topics.QUESTIONS, headers, question);
        try {
            producer()
                    .send(new ProducerRecord<>(
                            Topics.QUESTIONS, null, question.asked().toEpochMilli(), question.desk(), value, headers))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not take the question", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a question was sent", e);
        }
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }
}

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
import tidewire.events.AlertCommand;
import tidewire.events.Event;
import tidewire.events.EventSerde;
import tidewire.events.Question;
import tidewire.events.Topics;

/** Questions and commands to the cluster; connects with the first. */
final class KafkaOrders implements OrderSender {
    private static final long PATIENCE_SECONDS = 10;

    private final Map<String, Object> properties;
    private final EventSerde<Question> questions = EventSerde.of(Question.class);
    private final EventSerde<AlertCommand> commands = EventSerde.of(AlertCommand.class);
    private @Nullable KafkaProducer<String, byte[]> producer;

    KafkaOrders(Map<String, Object> kafka) {
        properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }

    @Override
    public void send(Question question) {
        send(Topics.QUESTIONS, question.desk(), question, questions);
    }

    @Override
    public void send(AlertCommand command) {
        send(Topics.ALERT_COMMANDS, command.key(), command, commands);
    }

    private <T extends Event> void send(String topic, String key, T order, EventSerde<T> serde) {
        RecordHeaders headers = new RecordHeaders();
        byte[] value = serde.serialize(topic, headers, order);
        try {
            producer()
                    .send(new ProducerRecord<>(topic, null, order.eventTime().toEpochMilli(), key, value, headers))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not take it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while something was sent", e);
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

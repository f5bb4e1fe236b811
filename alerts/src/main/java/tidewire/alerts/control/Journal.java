package tidewire.alerts.control;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.AlertSent;
import tidewire.events.Event;
import tidewire.events.EventSerde;
import tidewire.events.Topics;
import tidewire.events.WebhookStatus;

/** Writes down what was sent and how webhooks are doing. */
public final class Journal {
    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    private final Producer<byte[], byte[]> producer;
    private final EventSerde<AlertSent> sent = EventSerde.of(AlertSent.class);
    private final EventSerde<WebhookStatus> status = EventSerde.of(WebhookStatus.class);
    private volatile @Nullable String problem;
    private volatile boolean lasts;

    public Journal(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** @param written called when Kafka has it: only then the alert counts as delivered */
    public void sent(AlertSent delivered, Runnable written) {
        write(Topics.ALERTS_SENT, delivered.key(), sent, delivered, written);
    }

    /** For eyes: one that is lost is made good by the next. */
    public void status(WebhookStatus now) {
        write(Topics.WEBHOOKS, now.webhook(), status, now, () -> {});
    }

    /** What is not written, or null. */
    public @Nullable String problem() {
        return problem;
    }

    private <T extends Event> void write(String topic, String key, EventSerde<T> serde, T event, Runnable written) {
        RecordHeaders headers = new RecordHeaders();
        byte[] value = Objects.requireNonNull(serde.serialize(topic, headers, event));
        long time = event.eventTime().toEpochMilli();
        byte[] id = key.getBytes(StandardCharsets.UTF_8);
        try {
            producer.send(new ProducerRecord<>(topic, null, time, id, value, headers), (metadata, failure) -> {
                if (failure == null) {
                    problem = lasts ? problem : null;
                    written.run();
                } else {
                    failed(topic, key, failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            failed(
                    topic, key,
                    e); // stopped meanwhile, as a rule: what was sent is remembered by this process all the same
        }
    }

    private void failed(String topic, String key, Exception failure) {
        // Of a state the next record makes it good; what was sent and is not written down holds its offset until a
        // restart.
        lasts |= topic.equals(Topics.ALERTS_SENT);
        problem = "cannot write to " + topic + ": " + failure.getMessage();
        log.error(
                "{} could not be written to {}; what was sent may be sent again after a restart", key, topic, failure);
    }
}

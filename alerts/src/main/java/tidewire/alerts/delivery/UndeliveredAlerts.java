package tidewire.alerts.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.DeadLetter;
import tidewire.events.LetterParts;
import tidewire.events.Topics;

/** Where alerts go that cannot be delivered, with the reason. */
public final class UndeliveredAlerts {
    private static final Logger log = LoggerFactory.getLogger(UndeliveredAlerts.class);
    private static final int LONGEST_VALUE = 64 * 1024;

    private final Producer<byte[], byte[]> producer;
    private final Counter letters;
    private volatile @Nullable String problem;

    public UndeliveredAlerts(Producer<byte[], byte[]> producer, MeterRegistry meters) {
        this.producer = producer;
        this.letters = meters.counter("tidewire.alerts.dead.letters");
    }

    /**
     * @param place where it stood on its topic and what it had there, when that is known
     * @param written called when Kafka has it; not called when it never will, so that the alert's offset is not committed */
    public void put(byte[] raw, String reason, Delivery.@Nullable Place place, Runnable written) {
        LetterParts parts = LetterParts.of(
                place == null ? null : place.key(), raw, place == null ? null : place.headers(), LONGEST_VALUE);
        parts.put(DeadLetter.REASON, LetterParts.reason(reason));
        parts.put(DeadLetter.STAGE, "alerts");
        parts.put(DeadLetter.TOPIC, Topics.ALERTS);
        if (place != null) {
            parts.put(DeadLetter.PARTITION, Integer.toString(place.partition()));
            parts.put(DeadLetter.OFFSET, Long.toString(place.offset()));
        }
        log.warn("An alert goes to {}: {}", Topics.deadLetters("alerts"), reason);
        letters.increment();
        try {
            producer.send(
                    new ProducerRecord<>(
                            Topics.deadLetters("alerts"), null, null, parts.key(), parts.value(), parts.headers()),
                    (metadata, failure) -> {
                        if (failure == null) {
                            written.run();
                        } else {
                            failed(failure);
                        }
                    });
        } catch (KafkaException | IllegalStateException e) {
            failed(e);
        }
    }

    private void failed(Exception failure) {
        // Also when the next one can be written: that this one is done is for no other to say.
        problem = "could not write to " + Topics.deadLetters("alerts") + ": " + failure.getMessage()
                + "; what was to be written comes again after a restart";
        log.error("A dead letter could not be written; its alert comes again after a restart", failure);
    }

    /** What is not written, however well all goes on; null when nothing is missing. */
    @Nullable
    public String problem() {
        return problem;
    }
}

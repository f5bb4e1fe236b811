package tidewire.alerts.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.DeadLetter;
import tidewire.events.Topics;

/** Where alerts go that cannot be delivered, with the reason. */
public final class UndeliveredAlerts {
    private static final Logger log = LoggerFactory.getLogger(UndeliveredAlerts.class);
    private static final int LONGEST_VALUE = 64 * 1024;

    private final Producer<byte[], byte[]> producer;
    private final MeterRegistry meters;
    private volatile @Nullable String problem;

    public UndeliveredAlerts(Producer<byte[], byte[]> producer, MeterRegistry meters) {
        this.producer = producer;
        this.meters = meters;
    }

    /**
     * @param place where it stood on its topic, when that is known
     * @param written called when Kafka has it; not called when it never will, so that the alert's offset is not committed */
    public void put(byte[] raw, String reason, Delivery.@Nullable Place place, Runnable written) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(DeadLetter.REASON, reason.getBytes(StandardCharsets.UTF_8));
        headers.add(DeadLetter.STAGE, "alerts".getBytes(StandardCharsets.UTF_8));
        headers.add(DeadLetter.TOPIC, Topics.ALERTS.getBytes(StandardCharsets.UTF_8));
        if (place != null) {
            headers.add(
                    DeadLetter.PARTITION, Integer.toString(place.partition()).getBytes(StandardCharsets.UTF_8));
            headers.add(DeadLetter.OFFSET, Long.toString(place.offset()).getBytes(StandardCharsets.UTF_8));
        }
        byte[] value = raw.length <= LONGEST_VALUE ? raw : Arrays.copyOf(raw, LONGEST_VALUE);
        if (raw.length > LONGEST_VALUE) {
            headers.add(DeadLetter.LENGTH, Integer.toString(raw.length).getBytes(StandardCharsets.UTF_8));
        }
        log.warn("An alert goes to {}: {}", Topics.deadLetters("alerts"), reason);
        meters.counter("tidewire.alerts.dead.letters").increment();
        producer.send(
                new ProducerRecord<>(Topics.deadLetters("alerts"), null, null, null, value, headers),
                (metadata, failure) -> {
                    if (failure == null) {
                        problem = null;
                        written.run();
                    } else {
                        problem = "cannot write to " + Topics.deadLetters("alerts") + ": " + failure.getMessage();
                        log.error("A dead letter could not be written; its alert comes again after a restart", failure);
                    }
                });
    }

    @Nullable
    public String problem() {
        return problem;
    }
}

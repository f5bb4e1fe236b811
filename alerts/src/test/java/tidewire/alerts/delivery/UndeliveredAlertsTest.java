package tidewire.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class UndeliveredAlertsTest {
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());

    /** Its offset waits for a restart, however well all goes on. */
    @Test
    void letterThatCannotBeWritten_isSaidUntilTheEnd() {
        UndeliveredAlerts letters = new UndeliveredAlerts(producer, new SimpleMeterRegistry());
        letters.put(new byte[0], "refused", null, () -> {});
        producer.errorNext(new AuthorizationException("not allowed"));
        letters.put(new byte[0], "refused", null, () -> {});
        producer.completeNext();

        assertThat(letters.problem())
                .isEqualTo("could not write to tidewire.alerts.dlq.v1: not allowed; what was to be written comes again"
                        + " after a restart");
    }
}

package tidewire.alerts.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import tidewire.alerts.AlertObjects;
import tidewire.alerts.client.Webhook;
import tidewire.events.AlertSent;
import tidewire.events.WebhookStatus;

class JournalTest {
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Journal journal = new Journal(producer);
    private final AtomicInteger written = new AtomicInteger();

    /** Its offset waits for a restart, however well all goes on. */
    @Test
    void whatWasSent_thatCannotBeWritten_isSaidUntilTheEnd() {
        sent("1");
        producer.errorNext(new AuthorizationException("not allowed"));
        sent("2");
        producer.completeNext();

        assertThat(written).hasValue(1);
        assertThat(journal.problem()).isEqualTo("cannot write to tidewire.alerts-sent.v1: not allowed");
    }

    @Test
    void state_thatCannotBeWritten_isMadeGoodByTheNext() {
        journal.status(state());
        producer.errorNext(new AuthorizationException("not allowed"));
        assertThat(journal.problem()).isNotNull();

        journal.status(state());
        producer.completeNext();

        assertThat(journal.problem()).isNull();
    }

    private void sent(String id) {
        Webhook webhook = new Webhook("SLACK", AlertObjects.SECRET);
        journal.sent(
                AlertSent.of(webhook.id(), AlertObjects.alert(id), AlertObjects.TIME, null), written::incrementAndGet);
    }

    private static WebhookStatus state() {
        return new WebhookStatus(
                "SLACK",
                "x.example",
                "slack",
                WebhookStatus.State.ON,
                AlertObjects.TIME,
                AlertObjects.TIME,
                "works",
                null,
                0);
    }
}

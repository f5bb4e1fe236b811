package tidewire.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import tidewire.alerts.delivery.Delivery;

class OffsetLedgerTest {
    private static final TopicPartition PARTITION = new TopicPartition("alerts", 0);

    private final OffsetLedger offsets = new OffsetLedger();
    private final RememberedAlerts remembered = new RememberedAlerts(offsets);

    @Test
    void nothing_isCommittedBeforeWhatIsStillOnItsWay() {
        Delivery first = add(7, 1);
        add(8, 0);
        Delivery third = add(10, 1); // Kafka leaves offsets out, where a transaction ended
        add(11, 0);
        assertThat(offsets.takeDone()).isEmpty();

        first.partDone();
        assertThat(offsets.takeDone()).isEqualTo(committable(9));
        assertThat(offsets.takeDone()).isEmpty();
        third.partDone();
        assertThat(offsets.takeDone()).isEqualTo(committable(12));
        assertThat(offsets.size(PARTITION)).isZero();
    }

    /** One that waits for the end of quiet hours must not cost the memory of all that come meanwhile. */
    @Test
    void whatIsDoneBehindAnOpenAlert_isOneRun() {
        Delivery open = add(0, 1);
        for (int offset = 1; offset <= 100; offset++) {
            add(offset, 0);
            assertThat(offsets.takeDone()).isEmpty();
        }
        Delivery another = add(101, 1);
        add(102, 0);
        assertThat(offsets.takeDone()).isEmpty();
        assertThat(offsets.size(PARTITION)).isEqualTo(4);

        open.partDone();
        assertThat(offsets.takeDone()).isEqualTo(committable(101));
        another.partDone();
        assertThat(offsets.takeDone()).isEqualTo(committable(103));
    }

    @Test
    void whatWouldBeReadAgain_isRemembered_theRestOnlyInPart() {
        Delivery open = add(0, 1);
        for (int offset = 1; offset <= RememberedAlerts.LEAST + 10; offset++) {
            add(offset, 0);
        }
        offsets.takeDone();
        remembered.trim();
        assertThat(remembered.size()).isEqualTo(RememberedAlerts.LEAST + 11);

        open.partDone();
        offsets.takeDone();
        Delivery last = add(RememberedAlerts.LEAST + 11, 1);
        remembered.trim();

        assertThat(remembered.size()).isEqualTo(RememberedAlerts.LEAST);
        assertThat(remembered.get("state-0")).isNull();
        assertThat(remembered.get("state-" + (RememberedAlerts.LEAST + 11))).isSameAs(last.state());
    }

    @Test
    void whatAnotherInstanceHasNow_isNotRememberedForEver() {
        for (int offset = 0; offset <= RememberedAlerts.LEAST; offset++) {
            add(offset, offset == 1 ? 1 : 0);
        }
        offsets.forget(List.of(PARTITION));
        remembered.trim();

        assertThat(remembered.get("state-0")).isNull();
        assertThat(remembered.get("state-1"))
                .as("its message is under way here")
                .isNotNull();
    }

    private Delivery add(long offset, int parts) {
        Delivery delivery = new Delivery(AlertObjects.alert("" + offset), new byte[0], parts);
        offsets.add(PARTITION, offset, delivery.state());
        remembered.put("state-" + offset, PARTITION, offset, delivery.state());
        return delivery;
    }

    private static Map<TopicPartition, OffsetAndMetadata> committable(long offset) {
        return Map.of(PARTITION, new OffsetAndMetadata(offset));
    }
}

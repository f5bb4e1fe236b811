package tidewire.events.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicEndTest {
    private static final TopicPartition FIRST = new TopicPartition("t", 0);
    private static final TopicPartition SECOND = new TopicPartition("t", 1);

    private final List<String> read = new ArrayList<>();
    private final MockConsumer<String, String> consumer = new MockConsumer<>("none");

    private void topic() {
        consumer.updatePartitions(
                "t",
                List.of(
                        new PartitionInfo("t", 0, Node.noNode(), new Node[0], new Node[0]),
                        new PartitionInfo("t", 1, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(FIRST, 2L, SECOND, 0L));
        consumer.updateEndOffsets(Map.of(FIRST, 5L, SECOND, 1L));
        consumer.schedulePollTask(() -> {
            // What was asked for is what comes.
            for (long offset = consumer.position(FIRST); offset < 5; offset++) {
                consumer.addRecord(new ConsumerRecord<>("t", 0, offset, "k", "first " + offset));
            }
            consumer.addRecord(new ConsumerRecord<>("t", 1, 0, "k", "second 0"));
        });
    }

    @Test
    void all_isEverythingThatIsKept() {
        topic();
        TopicEnd.all(consumer, "t", found -> read.add(found.value()));
        assertThat(read).containsExactlyInAnyOrder("first 2", "first 3", "first 4", "second 0");
    }

    @Test
    void last_areThoseBeforeTheEnds_andNoneBeforeTheBeginning() {
        topic();
        TopicEnd.last(consumer, "t", 2, found -> read.add(found.value()));
        assertThat(read).containsExactlyInAnyOrder("first 3", "first 4", "second 0");
    }

    @Test
    void topic_withNothingOnIt_isReadAtOnce() {
        topic();
        consumer.updateEndOffsets(Map.of(FIRST, 2L, SECOND, 0L));
        TopicEnd.all(consumer, "t", found -> read.add(found.value()));
        assertThat(read).isEmpty();
    }
}

package tidewire.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import tidewire.events.Alert;
import tidewire.events.Digest;
import tidewire.events.Json;
import tidewire.events.Move;
import tidewire.events.Severity;
import tidewire.events.TapeStatus;
import tidewire.events.Telemetry;
import tidewire.events.Topics;

class ResultsReaderTest {
    private static final TopicPartition MOVES = new TopicPartition(Topics.MOVES, 0);
    private static final TopicPartition TELEMETRY = new TopicPartition(Topics.TELEMETRY, 0);
    private static final Instant TIME = Instant.parse("2013-10-07T14:00:00Z");

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<String> told = new ArrayList<>();
    private final ResultsReader reader = new ResultsReader(consumer, new Results() {
        @Override
        public void digest(Digest digest, byte[] json) {
            told.add("digest");
        }

        @Override
        public void alert(Alert alert) {
            told.add("alert");
        }

        @Override
        public void move(Move move) {
            told.add("move");
        }

        @Override
        public void telemetry(Telemetry telemetry) {
            told.add("telemetry " + telemetry.sequence());
        }

        @Override
        public void status(TapeStatus status) {
            told.add("status");
        }

        @Override
        public void unreadable(String reason) {
            told.add("unreadable: " + reason);
        }
    });

    @Test
    void read_thatFailsForGood_isTold() {
        consumer.assign(List.of(MOVES));
        consumer.setPollException(new org.apache.kafka.common.KafkaException("not allowed"));
        reader.read();
        assertThat(told).containsExactly("unreadable: not allowed");
        assertThat(reader.problem()).contains("not allowed");
    }

    @Test
    void step_telemetry_isToldAfterWhatWasCommittedWithIt() {
        consumer.assign(List.of(MOVES, TELEMETRY));
        consumer.updateBeginningOffsets(Map.of(MOVES, 0L, TELEMETRY, 0L));
        consumer.updateEndOffsets(Map.of(MOVES, 1L, TELEMETRY, 2L));
        telemetry(1);

        reader.step();
        assertThat(told).as("the move that is committed has not come yet").isEmpty();

        telemetry(2);
        reader.step();
        assertThat(told).isEmpty();

        consumer.addRecord(new ConsumerRecord<>(Topics.MOVES, 0, 0, new byte[0], Json.write(move())));
        reader.step();
        assertThat(told).containsExactly("move", "telemetry 1");

        reader.step();
        assertThat(told).containsExactly("move", "telemetry 1", "telemetry 2");
    }

    private void telemetry(long sequence) {
        Telemetry telemetry = new Telemetry(
                "world",
                TIME,
                sequence,
                false,
                new Telemetry.Window(4, 0, 0, 1024, 0, 0, List.of()),
                Map.of(),
                Map.of());
        consumer.addRecord(new ConsumerRecord<>(Topics.TELEMETRY, 0, sequence - 1, new byte[0], Json.write(telemetry)));
    }

    private static Move move() {
        return new Move(
                "move:IBM:2013-10-07T14:00:00Z",
                "IBM",
                Move.Kind.SPIKE,
                TIME,
                TIME.minusSeconds(300),
                TIME,
                new BigDecimal("181.42"),
                new BigDecimal("180.84"),
                new BigDecimal("-0.32"),
                new BigDecimal("-3.10"),
                new BigDecimal("2.5"),
                Severity.INFO,
                "IBM -0.32% in 5 min",
                "IBM fell 0.32% in 5 min, from 181.42 to 180.84, volume 2.5x normal");
    }
}

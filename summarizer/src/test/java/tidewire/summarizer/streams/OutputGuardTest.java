package tidewire.summarizer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.events.DeadLetter;
import tidewire.events.Topics;

class OutputGuardTest {
    private static final int TOO_MANY = OutputGuard.MOST_BYTES + 1;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final OutputGuard guard = new OutputGuard();

    @BeforeEach
    void configure() {
        guard.configure(Map.of(OutputGuard.METRICS, new StageMetrics(registry)));
    }

    @Test
    void record_thatItsTopicTakes_goesThere() {
        ProducerRecord<byte[], byte[]> record =
                record(Topics.STORIES, 1_000, OutputGuard.MOST_BYTES - 2_000, 1_000 - 1);
        assertThat(guard.onSend(record)).isSameAs(record);
    }

    @ParameterizedTest
    @CsvSource({"600000, 400001, 0", "0, 999000, 1001", "0, 0, 1000001"})
    void record_isMeasuredWhole_keyValueAndHeaders(int key, int value, int header) {
        assertThat(guard.onSend(record(Topics.STORIES, key, value, header)).topic())
                .isEqualTo(Topics.deadLetters("tape"));
    }

    @ParameterizedTest
    @CsvSource({
        "tidewire.bars.v1, market",
        "tidewire.days.v1, market",
        "tidewire.moves.v1, market",
        "tidewire.tape.v1, tape",
        "tidewire.stories.v1, tape",
        "tidewire.status.v1, tape",
        "tidewire.alerts.v1, tape",
        "tidewire-tape-wire-by-desk-repartition, tape",
        "tidewire.digests.v1, digest",
        "tidewire.answers.v1, digest",
        "tidewire.telemetry.v1, digest",
    })
    void record_thatIsTooLarge_isALetterOfItsStage_thatIsNotSentBack(String topic, String stage) {
        ProducerRecord<byte[], byte[]> letter = guard.onSend(record(topic, 10, TOO_MANY, 5));
        assertThat(letter.topic()).isEqualTo(Topics.deadLetters(stage));
        assertThat(letter.partition()).isNull();
        assertThat(letter.timestamp()).isEqualTo(7);
        assertThat(letter.value()).hasSizeLessThan(100_000);
        assertThat(header(letter, DeadLetter.STAGE)).isEqualTo(stage);
        assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo(topic);
        assertThat(header(letter, DeadLetter.LENGTH)).isEqualTo(String.valueOf(10 + TOO_MANY + 1 + 5));
        assertThat(header(letter, DeadLetter.REASON))
                .isEqualTo("the stage made a record of " + (10 + TOO_MANY + 1 + 5) + " bytes, and " + topic
                        + " takes 1000000");
        assertThat(registry.counter("tidewire.dead.letters", "stage", stage).count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"tidewire-tape-tape-held-changelog", "tidewire.wire.dlq.v1"})
    void changelogsAndLetters_passAsTheyAre(String topic) {
        ProducerRecord<byte[], byte[]> record = record(topic, 10, TOO_MANY, 0);
        assertThat(guard.onSend(record)).isSameAs(record);
    }

    /** The header's name counts for one. */
    private static ProducerRecord<byte[], byte[]> record(String topic, int key, int value, int header) {
        return new ProducerRecord<>(
                topic, 0, 7L, new byte[key], new byte[value], new RecordHeaders().add("h", new byte[header]));
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}

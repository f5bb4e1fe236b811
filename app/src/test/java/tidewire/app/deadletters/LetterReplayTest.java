package tidewire.app.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import tidewire.events.DeadLetter;

class LetterReplayTest {
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final LetterReplay replay = new LetterReplay(producer);

    @Test
    void letter_goesBackAsItCame() {
        replay.send(letter(Map.of(
                DeadLetter.TOPIC,
                "tidewire.news.v1",
                DeadLetter.PARTITION,
                "0",
                DeadLetter.OFFSET,
                "7",
                DeadLetter.REASON,
                "odd",
                "ce_type",
                "tidewire.newsitem.v1")));
        replay.finish();

        assertThat(replay.sent()).isEqualTo(1);
        assertThat(producer.history()).singleElement().satisfies(sent -> {
            assertThat(sent.topic()).isEqualTo("tidewire.news.v1");
            assertThat(sent.timestamp()).isEqualTo(5);
            assertThat(sent.key()).isEqualTo(bytes("key"));
            assertThat(sent.value()).isEqualTo(bytes("value"));
            assertThat(sent.headers()).extracting("key").containsExactly("ce_type");
        });
    }

    @Test
    void letterFromOutside_isCountedAndNotSent() {
        replay.send(letter(Map.of(DeadLetter.SOURCE, "feed:x", DeadLetter.REASON, "odd")));
        assertThat(replay.homeless()).isEqualTo(1);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void letter_readsAsPlainText() {
        Letter letter = letter(Map.of(DeadLetter.SOURCE, "feed:x", DeadLetter.REASON, "odd \u001b[31m\u202e"));
        assertThat(letter.reason()).isEqualTo("odd  [31m ");
        assertThat(letter.from()).isEqualTo("feed:x");
        assertThat(letter.place()).isEqualTo("0@3");
        assertThat(letter.value()).isEqualTo("value");
    }

    private static Letter letter(Map<String, String> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, value) -> all.add(name, bytes(value)));
        return new Letter(new ConsumerRecord<>(
                "tidewire.wire.dlq.v1",
                0,
                3,
                5,
                TimestampType.CREATE_TIME,
                3,
                5,
                bytes("key"),
                bytes("value"),
                all,
                java.util.Optional.empty()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

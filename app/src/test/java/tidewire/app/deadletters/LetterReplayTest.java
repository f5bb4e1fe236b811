package tidewire.app.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidewire.events.DeadLetter;
import tidewire.events.Topics;

class LetterReplayTest {
    private static final Uuid LETTERS_ID = new Uuid(1, 2);
    private static final Uuid OTHERS_ID = new Uuid(1, 3);
    private static final Uuid NEWS_ID = new Uuid(1, 4);
    private static final Map<String, Uuid> TOPICS = Map.of(
            Topics.deadLetters("wire"),
            LETTERS_ID,
            Topics.deadLetters("dashboard"),
            OTHERS_ID,
            Topics.NEWS,
            NEWS_ID,
            Topics.deadLetters("alerts"),
            new Uuid(1, 6),
            Topics.ALERTS,
            new Uuid(1, 7),
            "__consumer_offsets",
            new Uuid(1, 5));

    private final RefusingProducer producer = new RefusingProducer();
    private final LetterSender sender = new LetterSender(producer);
    private final LetterReplay replay = replay(Set.of(), false);

    private LetterReplay replay(Set<String> marked, boolean again) {
        return new LetterReplay(sender, new ReplayMarks(TOPICS, marked), again);
    }

    @BeforeEach
    void start() {
        producer.initTransactions();
    }

    @Test
    void letter_goesBackAsItCame_inTheTransactionThatMarksIt() {
        replay.send(letter(
                3,
                "value",
                Map.of(
                        DeadLetter.TOPIC,
                        Topics.NEWS,
                        DeadLetter.PARTITION,
                        "0",
                        DeadLetter.OFFSET,
                        "7",
                        DeadLetter.REASON,
                        "odd",
                        "ce_type",
                        "tidewire.newsitem.v1")));
        assertThat(producer.history()).as("before the transaction ends").isEmpty();
        replay.finish();

        assertThat(replay.sent()).isEqualTo(1);
        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history()).hasSize(3);
        assertThat(producer.history().get(0)).satisfies(sent -> {
            assertThat(sent.topic()).isEqualTo(Topics.NEWS);
            assertThat(sent.timestamp()).isEqualTo(5);
            assertThat(sent.key()).isEqualTo(bytes("key"));
            assertThat(sent.value()).isEqualTo(bytes("value"));
            assertThat(sent.headers()).extracting("key").containsExactly("ce_type", DeadLetter.REPLAYED);
            assertThat(sent.headers().lastHeader(DeadLetter.REPLAYED).value())
                    .isEqualTo(bytes("tidewire.wire.dlq.v1/0@3"));
        });
        assertThat(marks())
                .as("of the letter, and of its record")
                .containsExactly(LETTERS_ID + "/0@3", NEWS_ID + "/0@7");
    }

    @Test
    void record_ofWhichSeveralStagesHaveLetters_goesBackOnce() {
        replay.send(of("wire", 3, 7));
        replay.finish();
        LetterReplay others = replay(Set.copyOf(marks()), false);
        others.send(of("dashboard", 0, 7));
        others.send(of("dashboard", 1, 8));
        others.finish();

        assertThat(others.sentBefore()).isEqualTo(1);
        assertThat(news()).containsExactly("7", "8");
    }

    @Test
    void record_ofWhichAStageHasTwoLetters_goesBackOnce_alsoWhenAllAreSentAgain() {
        for (boolean again : new boolean[] {false, true}) {
            producer.clear();
            LetterReplay one = replay(again ? Set.of(NEWS_ID + "/0@7") : Set.of(), again);
            one.send(of("wire", 3, 7));
            one.send(of("wire", 4, 7));
            one.finish();
            assertThat(news()).containsExactly("7");
            assertThat(one.kept())
                    .containsExactly(
                            Map.entry("are of records that another of these letters has brought back", List.of("0@4")));
        }
    }

    /** One that another stage's letter brings back is delivered to nobody. */
    @Test
    void alert_goesBackOnceForEachStageThatHasLettersOfIt() {
        replay.send(of("dashboard", 0, Topics.ALERTS, 7));
        replay.finish();
        LetterReplay alerts = replay(Set.copyOf(marks()), false);
        alerts.send(of("alerts", 0, Topics.ALERTS, 7));
        alerts.send(of("alerts", 1, Topics.ALERTS, 7));
        alerts.finish();

        assertThat(replay.sent()).isEqualTo(1);
        assertThat(alerts.sent()).isEqualTo(1);
    }

    /** A topic that was made anew counts its records from the beginning: the same place is another record. */
    @Test
    void record_ofATopicThatWasMadeAnew_hasNoMarkOfTheOldOne() {
        LetterReplay one = replay(Set.of(new Uuid(9, 9) + "/0@7"), false);
        one.send(of("wire", 3, 7));
        one.finish();
        assertThat(news()).containsExactly("7");
    }

    @Test
    void letter_thatWasSent_isNotAgain_thoughItsTopicWasMadeAnew() {
        LetterReplay one = replay(Set.of(LETTERS_ID + "/0@3"), false);
        one.send(of("wire", 3, 7));
        one.finish();
        assertThat(one.sentBefore()).isEqualTo(1);
        assertThat(news()).isEmpty();
    }

    @Test
    void letters_thatCannotGoBack_areListedByReason_andTheOthersGo() {
        for (int offset = 0; offset < 10; offset++) {
            replay.send(at(offset, offset == 4 ? "refuse" : "value"));
        }
        replay.send(letter(10, "value", Map.of(DeadLetter.SOURCE, "feed:x")));
        replay.send(letter(11, "value", Map.of(DeadLetter.TOPIC, Topics.NEWS, DeadLetter.LENGTH, "3000000")));
        replay.send(letter(12, "value", Map.of(DeadLetter.TOPIC, "__consumer_offsets")));
        replay.finish();

        assertThat(replay.sent()).isEqualTo(9);
        assertThat(news()).hasSize(9).containsOnly("value");
        assertThat(replay.kept())
                .containsOnly(
                        Map.entry("came from outside: their source has to send them again", List.of("0@10")),
                        Map.entry(
                                "were too long to be kept whole: their source has to send them again", List.of("0@11")),
                        Map.entry("name a topic that no letter goes back to: __consumer_offsets", List.of("0@12")),
                        Map.entry("were refused by " + Topics.NEWS + ": larger than the topic takes", List.of("0@4")));
    }

    @Test
    void brokerThatIsAway_endsTheReplay_andNoLetterIsCalledRefused() {
        replay.send(at(0, "away"));
        assertThatThrownBy(replay::finish)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Kafka does not take them: no answer")
                .hasMessageContaining("the same command sends the others");
        assertThat(replay.kept()).isEmpty();
    }

    @Test
    void replay_thatAnotherOvertakes_says_so() {
        replay.send(at(0, "fence"));
        assertThatThrownBy(replay::finish).hasMessageContaining("another dlq replay has begun");
    }

    @Test
    void letter_readsAsPlainText() {
        Letter letter =
                letter(3, "value", Map.of(DeadLetter.SOURCE, "feed:x", DeadLetter.REASON, "odd \u001b[31m\u202e"));
        assertThat(letter.reason()).isEqualTo("odd  [31m ");
        assertThat(letter.from()).isEqualTo("feed:x");
        assertThat(letter.place()).isEqualTo("0@3");
        assertThat(letter.value()).isEqualTo("value");
    }

    private List<String> marks() {
        return producer.history().stream()
                .filter(sent -> sent.topic().equals(Topics.REPLAYED))
                .map(sent -> new String(sent.key(), StandardCharsets.UTF_8))
                .toList();
    }

    private List<String> news() {
        return producer.history().stream()
                .filter(sent -> sent.topic().equals(Topics.NEWS))
                .map(sent -> new String(sent.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** Of the record at an offset of the news, whose content is that offset. */
    private static Letter of(String stage, long offset, int record) {
        return of(stage, offset, Topics.NEWS, record);
    }

    private static Letter of(String stage, long offset, String topic, int record) {
        String value = String.valueOf(record);
        return letter(
                Topics.deadLetters(stage),
                offset,
                value,
                Map.of(DeadLetter.TOPIC, topic, DeadLetter.PARTITION, "0", DeadLetter.OFFSET, value));
    }

    private static Letter at(long offset, String value) {
        return letter(offset, value, Map.of(DeadLetter.TOPIC, Topics.NEWS));
    }

    private static Letter letter(long offset, String value, Map<String, String> headers) {
        return letter(Topics.deadLetters("wire"), offset, value, headers);
    }

    private static Letter letter(String topic, long offset, String value, Map<String, String> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, text) -> all.add(name, bytes(text)));
        return new Letter(new ConsumerRecord<>(
                topic,
                0,
                offset,
                5,
                TimestampType.CREATE_TIME,
                3,
                value.length(),
                bytes("key"),
                bytes(value),
                all,
                Optional.empty()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Refuses by what the value says, as Kafka does: with the callback. */
    private static final class RefusingProducer extends MockProducer<byte[], byte[]> {
        RefusingProducer() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
            String value = new String(record.value(), StandardCharsets.UTF_8);
            if (callback != null && value.equals("refuse")) {
                callback.onCompletion(null, new RecordTooLargeException("larger than the topic takes"));
            } else if (callback != null && value.equals("away")) {
                callback.onCompletion(null, new TimeoutException("no answer"));
            } else if (callback != null && value.equals("fence")) {
                callback.onCompletion(null, new ProducerFencedException("fenced"));
            }
            return super.send(record, callback);
        }
    }
}

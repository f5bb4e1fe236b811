package tidewire.summarizer.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.events.Answer;
import tidewire.events.DeadLetter;
import tidewire.events.Digest;
import tidewire.events.EventSerde;
import tidewire.events.NewsItem;
import tidewire.events.Question;
import tidewire.events.TapeEntry;
import tidewire.events.Telemetry;
import tidewire.events.Topics;
import tidewire.llm.SnapshotFolder;
import tidewire.llm.WindowConfig;
import tidewire.summarizer.Desk;
import tidewire.summarizer.DeskBoard;
import tidewire.summarizer.TestObjects;
import tidewire.summarizer.streams.StageMetrics;
import tidewire.summarizer.testing.ByteTokenizer;
import tidewire.summarizer.testing.CopyingModel;
import tidewire.summarizer.testing.Samples;

/** From bytes on the tape to bytes on the output topics, in one process and without a broker. */
class DigestTopologyTest {
    @TempDir
    Path state;

    private final Desk desk = TestObjects.marketsDesk();
    private final CopyingModel model = new CopyingModel(ByteTokenizer.marked());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> tape;

    @BeforeEach
    void start() {
        DigestOptions options = new DigestOptions(
                new WindowConfig(4, 500, WindowConfig.Eviction.ENTRY, 256), true, 160, true, 64, 3, 0, null);
        driver = new TopologyTestDriver(
                DigestTopology.build(
                        List.of(desk, TestObjects.worldDesk()),
                        model,
                        options,
                        registry,
                        new DeskBoard(() -> TestObjects.START, Duration.ofMinutes(1), registry),
                        new SnapshotFolder(state.resolve("windows"))),
                DigestSettings.of(state, Map.of("bootstrap.servers", "unused:9092"), new StageMetrics(registry)),
                Samples.NINE);
        tape = driver.createInputTopic(Topics.TAPE, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        driver.close();
        assertThat(model.open()).as("windows left open").isZero();
    }

    @Test
    void tape_ofAMorning_becomesDigestsAndTelemetryOfEveryInterval() {
        Tape.ofAMorning(desk).entries().forEach(this::send);

        List<TestRecord<String, Digest>> digests = read(Topics.DIGESTS, EventSerde.of(Digest.class));
        assertThat(digests).hasSize(3).allSatisfy(record -> {
            assertThat(record.key()).isEqualTo("markets");
            assertThat(record.getRecordTime()).isEqualTo(record.value().to());
        });
        assertThat(read(Topics.TELEMETRY, EventSerde.of(Telemetry.class)))
                .filteredOn(record -> record.value().intervalEnd())
                .hasSize(4)
                .last()
                .satisfies(record -> {
                    assertThat(record.value().counters())
                            .containsEntry("entries", 12L)
                            .containsEntry("digests", 3L)
                            .containsKeys("tokensRead", "tokensWritten", "linesGenerated", "linesExtracted");
                    assertThat(record.value().seconds()).containsKeys("prefill", "decode", "restore");
                    assertThat(record.value().sequence()).isEqualTo(11);
                    assertThat(record.value().window().evicted()).isPositive();
                    assertThat(record.getRecordTime()).isEqualTo(record.value().time());
                });
    }

    @Test
    void metrics_ofAMorning_countWhatWasDone() {
        Tape.ofAMorning(desk).entries().forEach(this::send);
        assertThat(registry.get("tidewire.digest.entries").counters().stream()
                        .mapToDouble(c -> c.count())
                        .sum())
                .isEqualTo(12);
        double judged = registry.get("tidewire.digest.gate").tag("part", "line").counters().stream()
                .mapToDouble(c -> c.count())
                .sum();
        assertThat(judged).as("lines").isEqualTo(6);
        assertThat(registry.get("tidewire.digest.evicted.tokens").counter().count())
                .isPositive();
        assertThat(registry.get("tidewire.digest.tokens")
                        .tag("phase", "prefill")
                        .counter()
                        .count())
                .isPositive();
    }

    @Test
    void record_thatCannotBeUsed_isSetAsideWithItsReason() {
        TapeEntry world = new Tape(TestObjects.withWords(TestObjects.worldDesk()))
                .end()
                .entries()
                .get(0);
        byte[] other = entry(world);
        sendBytes("markets", "{broken".getBytes(StandardCharsets.UTF_8));
        sendBytes("markets", other);
        sendBytes(
                "world",
                new String(other, StandardCharsets.UTF_8)
                        .replace("\"world\"", "\"nobody\"")
                        .getBytes(StandardCharsets.UTF_8));
        sendBytes(
                "nobody",
                new String(other, StandardCharsets.UTF_8)
                        .replace("\"world\"", "\"nobody\"")
                        .getBytes(StandardCharsets.UTF_8));
        sendBytes("world", null);
        send(world, world.time());
        send(world, world.time());
        send(world, world.time().minusSeconds(61));

        List<TestRecord<byte[], byte[]>> letters = driver.createOutputTopic(
                        Topics.deadLetters("digest"), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
        assertThat(letters)
                .extracting(letter -> new String(
                        letter.headers().lastHeader(DeadLetter.REASON).value(), StandardCharsets.UTF_8))
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("not a valid TapeEntry"),
                        reason -> assertThat(reason).contains("its key is not its desk, world"),
                        reason -> assertThat(reason).contains("its key is not its desk, nobody"),
                        reason -> assertThat(reason).contains("no desk nobody is configured"),
                        reason -> assertThat(reason).contains("has no value"),
                        reason -> assertThat(reason).contains("comes again"),
                        reason -> assertThat(reason).contains("its time is 2013-10-09T14:00:00Z in a record of"));
        assertThat(letters.get(0).value()).isEqualTo("{broken".getBytes(StandardCharsets.UTF_8));
        assertThat(read(Topics.TELEMETRY, EventSerde.of(Telemetry.class))).hasSize(1);
    }

    @Test
    void question_thatCannotBeHandedOn_isSetAside_theOthersAreAnswered() {
        NewsItem item = Samples.item("a", "title ".repeat(1_000), "text");
        NewsItem large = Samples.item("b", "title", "text ".repeat(100_000));
        ask(new Question("a", "world", Samples.NINE, "Who?", List.of(item)));
        ask(new Question("b", "world", Samples.NINE, "Who?", List.of(large, large)));
        ask(new Question("c", "world", Instant.EPOCH.minusSeconds(1), "Who?", List.of()));
        ask(new Question("d", "world", Instant.MAX, "Who?", List.of()));
        ask(new Question("e", "world", Samples.NINE, "Who?", List.of()));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(letters())
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("its title is larger than 2048 bytes"),
                        reason -> assertThat(reason).contains("larger than 921600 bytes"),
                        reason -> assertThat(reason).contains("asked outside 1970 to 9999"),
                        reason -> assertThat(reason).contains("asked outside 1970 to 9999"));
        assertThat(read(Topics.ANSWERS, EventSerde.of(Answer.class)))
                .extracting(record -> record.value().question())
                .containsExactly("e");
    }

    private void ask(Question question) {
        TestInputTopic<byte[], byte[]> questions =
                driver.createInputTopic(Topics.QUESTIONS, new ByteArraySerializer(), new ByteArraySerializer());
        questions.pipeInput(
                question.desk().getBytes(StandardCharsets.UTF_8),
                EventSerde.of(Question.class).serialize(Topics.QUESTIONS, question));
    }

    private List<String> letters() {
        return driver
                .createOutputTopic(
                        Topics.deadLetters("digest"), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(letter -> new String(
                        letter.headers().lastHeader(DeadLetter.REASON).value(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void forgedNumberOrTime_isSetAside_andTheTapeGoesOn() {
        List<TapeEntry> morning = Tape.ofAMorning(desk).entries();
        morning.subList(0, 3).forEach(this::send);
        send(numbered(morning.get(3), 9_000_000_000L));
        send(of1970(morning.get(3)));
        morning.subList(3, morning.size()).forEach(this::send);
        List<TestRecord<String, Digest>> digests = read(Topics.DIGESTS, EventSerde.of(Digest.class));
        close();

        start();
        morning.forEach(this::send);
        assertThat(digests)
                .extracting(TestRecord::value)
                .isEqualTo(read(Topics.DIGESTS, EventSerde.of(Digest.class)).stream()
                        .map(TestRecord::value)
                        .toList());
    }

    @Test
    void entriesThatAreGone_areCounted_andNothingBehindThemIsLost() {
        List<TapeEntry> morning = Tape.ofAMorning(desk).entries();
        morning.subList(2, morning.size()).forEach(this::send);

        assertThat(registry.get("tidewire.digest.missing.entries").counter().count())
                .isEqualTo(2);
        assertThat(read(Topics.DIGESTS, EventSerde.of(Digest.class))).hasSize(3);
        assertThat(registry.get("tidewire.digest.entries").counters().stream()
                        .mapToDouble(c -> c.count())
                        .sum())
                .isEqualTo(10);
    }

    private static TapeEntry of1970(TapeEntry entry) {
        return new TapeEntry(
                entry.desk(),
                entry.sequence(),
                Instant.EPOCH,
                entry.kind(),
                entry.late(),
                entry.item(),
                entry.story(),
                entry.move(),
                entry.interval());
    }

    private static TapeEntry numbered(TapeEntry entry, long number) {
        return new TapeEntry(
                entry.desk(),
                number,
                entry.time(),
                entry.kind(),
                entry.late(),
                entry.item(),
                entry.story(),
                entry.move(),
                entry.interval());
    }

    private <T> List<TestRecord<String, T>> read(String topic, Deserializer<T> values) {
        return driver.createOutputTopic(topic, new StringDeserializer(), values).readRecordsToList();
    }

    private static byte[] entry(TapeEntry entry) {
        return EventSerde.of(TapeEntry.class).serialize(Topics.TAPE, entry);
    }

    private void send(TapeEntry entry) {
        send(entry, entry.time());
    }

    /** @param written time of the record */
    private void send(TapeEntry entry, Instant written) {
        tape.pipeInput(new TestRecord<>(
                entry.desk().getBytes(StandardCharsets.UTF_8), entry(entry), new RecordHeaders(), written));
    }

    private void sendBytes(String key, byte[] value) {
        tape.pipeInput(
                new TestRecord<>(key.getBytes(StandardCharsets.UTF_8), value, new RecordHeaders(), Samples.NINE));
    }
}

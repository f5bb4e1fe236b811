package tidewire.app.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tidewire.app.CommandRun;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicScan;
import tidewire.app.broker.TopicSetup;
import tidewire.app.tape.CommittedResults;
import tidewire.events.DeadLetter;
import tidewire.events.Topics;

/** {@code dlq list|show|replay} on every dead-letter topic, against a real broker. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeadLettersIT {
    /** Where each stage's letters come from; those of ingest come from outside. */
    private static final Map<String, String> SOURCES = Map.of(
            "wire",
            Topics.NEWS,
            "market",
            Topics.TICKS,
            "tape",
            Topics.NEWS,
            "digest",
            Topics.TAPE,
            "alerts",
            Topics.ALERTS,
            "dashboard",
            Topics.DIGESTS);

    /** Of a replay of two letters: begin, letter, its marks, letter, its marks, flush, commit. */
    private static final List<Integer> ALL_STEPS = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9);

    /** Between a letter and its marks, and before all of it counts. */
    private static final List<Integer> FEW_STEPS = List.of(3, 9);

    private static final int CLOSING = 10;

    private static final String OUTSIDE = "ingest";

    private static String home(String stage) {
        return Objects.requireNonNull(SOURCES.get(stage), stage);
    }

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    /** Each letter is of a record of its own. */
    private static final AtomicLong records = new AtomicLong();

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(null, 0);
        try (Admin admin = Admin.create(broker.clientProperties())) {
            TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
        }
        Files.writeString(folder.resolve("tidewire.yml"), """
                kafka: {bootstrap.servers: "%s"}
                feeds: [{name: fed, url: "http://127.0.0.1:1/"}]
                desks: [{name: d, feeds: [fed]}]
                """.formatted(broker.bootstrapServers()));
        try (KafkaProducer<byte[], byte[]> producer = letters()) {
            for (String stage : Topics.stages()) {
                producer.send(letter(stage, "first", "is odd", false)).get();
                producer.send(letter(stage, "second", "is odd", false)).get();
                producer.send(letter(stage, "third", "was too long", true)).get();
            }
        }
    }

    private static KafkaProducer<byte[], byte[]> letters() {
        Map<String, Object> client = new HashMap<>(broker.clientProperties());
        client.put("max.request.size", 2 << 20);
        return new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** What does not shrink. */
    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(1).nextBytes(noise);
        return noise;
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    static List<String> stages() {
        return Topics.stages();
    }

    @Test
    void list_countsTheLettersOfEveryStage_byReason() {
        CommandRun list = CommandRun.of(folder, "dlq", "list");
        assertThat(list.exitCode()).as(list.err()).isZero();
        for (String stage : Topics.stages()) {
            assertThat(list.out())
                    .contains(stage + ": 3 in " + Topics.deadLetters(stage) + "\n       2  " + stage
                            + " is odd\n       1  " + stage + " was too long\n");
        }
    }

    @ParameterizedTest
    @MethodSource("stages")
    void show_saysOfALetterWhereItCameFrom_why_andWhatItWas(String stage) {
        CommandRun show = CommandRun.of(folder, "dlq", "show", stage, "--last", "2");
        assertThat(show.exitCode()).as(show.err()).isZero();
        assertThat(show.out())
                .contains(
                        "0@1",
                        "0@2",
                        "from " + SOURCES.getOrDefault(stage, "feed:outside"),
                        "why: " + stage + " is odd",
                        "second")
                .doesNotContain("0@0", "\u001b");
    }

    @ParameterizedTest
    @MethodSource("stages")
    void replay_sendsLettersBackAsTheyCame_andCountsThoseThatCannotGoBack(String stage) {
        if (stage.equals(OUTSIDE)) {
            assertThat(CommandRun.of(folder, "dlq", "replay", stage).out())
                    .contains(stage + ": 0 sent once more", "3 came from outside", "(0@0, 0@1, 0@2)");
            return;
        }
        String home = home(stage);
        assertThat(CommandRun.of(folder, "dlq", "replay", stage, "--at", "0@1").out())
                .contains(stage + ": 1 sent once more");
        assertBack(home, stage, "second");
        CommandRun all = CommandRun.of(folder, "dlq", "replay", stage);
        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(all.out())
                .contains(stage + ": 1 sent once more", "1 were sent before", "1 were too long to be kept whole");
        assertBack(home, stage, "second", "first");
    }

    @Order(Integer.MAX_VALUE - 2) // It adds letters to two stages.
    @Test
    void record_ofWhichTwoStagesHaveLetters_goesBackOnce() throws Exception {
        ProducerRecord<byte[], byte[]> letter = letter("shared", "one", "is odd", false);
        try (KafkaProducer<byte[], byte[]> producer = letters()) {
            for (String stage : List.of("tape", "dashboard")) {
                producer.send(new ProducerRecord<>(
                                Topics.deadLetters(stage),
                                0,
                                letter.timestamp(),
                                letter.key(),
                                letter.value(),
                                letter.headers()))
                        .get();
            }
        }
        assertThat(CommandRun.of(folder, "dlq", "replay", "dashboard").out()).contains("dashboard: 1 sent once more");
        assertThat(CommandRun.of(folder, "dlq", "replay", "tape").out())
                .contains("tape: 0 sent once more", " were sent before");
        assertBack(Topics.NEWS, "shared", "one");
    }

    @Order(Integer.MAX_VALUE - 1) // It adds letters to a stage.
    @Test
    void letter_thatItsTopicRefuses_isListed_andTheOthersGo() throws Exception {
        String stage = "wire";
        try (KafkaProducer<byte[], byte[]> producer = letters()) {
            for (String kind : List.of("before", "ahead", "behind", "large", "last")) {
                ProducerRecord<byte[], byte[]> letter = letter("odd", kind, "is odd", false);
                long time = kind.equals("ahead") ? 4_000_000_000_000L : letter.timestamp();
                byte[] value = kind.equals("large") ? noise(1_500_000) : letter.value();
                producer.send(new ProducerRecord<>(
                                Topics.deadLetters(stage), 0, time, letter.key(), value, letter.headers()))
                        .get();
            }
        }
        CommandRun replay = CommandRun.of(folder, "dlq", "replay", stage);
        assertThat(replay.exitCode()).as(replay.err()).isZero();
        assertThat(replay.out())
                .containsPattern("1 were refused by " + Topics.NEWS + ": .*[Tt]imestamp.*\\(0@\\d\\)")
                .containsPattern("1 were refused by " + Topics.NEWS + ": .*large.*\\(0@\\d\\)");
        assertBack(Topics.NEWS, "odd", "before", "behind", "last");

        assertThat(CommandRun.of(folder, "dlq", "replay", stage).out()).contains(stage + ": 0 sent once more");
        assertBack(Topics.NEWS, "odd", "before", "behind", "last");
        assertThat(CommandRun.of(folder, "dlq", "replay", stage, "--at", "0@3", "--again")
                        .out())
                .contains(stage + ": 1 sent once more");
        assertBack(Topics.NEWS, "odd", "before", "behind", "last", "before");
        assertThat(CommandRun.of(folder, "dlq", "list").out()).contains(" of them were sent once more");
    }

    /** Begun, two letters and two marks of each, flushed, committed: what was open is taken back, what was sent is left out. */
    @Order(Integer.MAX_VALUE - 1)
    @Test
    void replay_killedBetweenAnyTwoOfItsSteps_losesNothing_andSendsNothingTwice() throws Exception {
        String stage = "market";
        String home = home(stage);
        CommandRun.of(folder, "dlq", "replay", stage); // Those of the other tests are gone then.
        try (KafkaProducer<byte[], byte[]> producer = letters()) {
            for (String which : List.of("one", "other")) {
                ProducerRecord<byte[], byte[]> odd = letter("killed", which, "is odd", false);
                odd.headers().remove(DeadLetter.TOPIC).add(DeadLetter.TOPIC, utf8(home));
                producer.send(new ProducerRecord<>(
                                Topics.deadLetters(stage), 0, odd.timestamp(), odd.key(), odd.value(), odd.headers()))
                        .get();
            }
        }
        for (int step : Integer.getInteger("tidewire.kills", 2) > 2 ? ALL_STEPS : FEW_STEPS) {
            replayKilledBefore(stage, step);
            assertThat(back(home, "killed")).as("before step %d", step).isEmpty();
        }
        replayKilledBefore(stage, CLOSING);
        assertThat(awaitBack(home, "killed", 2)).containsExactly("one", "other");

        CommandRun again = CommandRun.of(folder, "dlq", "replay", stage);
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).contains(stage + ": 0 sent once more");
        assertThat(back(home, "killed")).containsExactly("one", "other");
    }

    private static void replayKilledBefore(String stage, int step) throws Exception {
        Path log = folder.resolve("replay-" + step + ".log");
        Process killed = ReplayProcess.start(broker.bootstrapServers(), stage, step, log);
        assertThat(killed.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(killed.exitValue()).as(Files.readString(log)).isEqualTo(ReplayProcess.KILLED);
    }

    @Test
    void place_whereNoLetterIs_isNamed_andTheCommandFails() {
        CommandRun replay = CommandRun.of(folder, "dlq", "replay", OUTSIDE, "--at", "0@99,0@1");
        assertThat(replay.exitCode()).isEqualTo(1);
        assertThat(replay.out())
                .contains("1 came from outside", "no letter is at 0@99")
                .doesNotContain("0@1,");
    }

    @Test
    void stage_thatThereIsNot_isWrongUse_andNamesThoseThatThereAre() {
        CommandRun show = CommandRun.of(folder, "dlq", "show", "wires");
        assertThat(show.exitCode()).isEqualTo(2);
        assertThat(show.err()).contains("there is no stage 'wires'; there are " + String.join(", ", Topics.stages()));
        CommandRun odd = CommandRun.of(folder, "dlq", "replay", "wire", "--at", "0@1,17");
        assertThat(odd.exitCode()).isEqualTo(2);
        assertThat(odd.err()).contains("--at wants places as dlq show names them, such as 0@17, was '17'");
        assertThat(CommandRun.of(folder, "dlq", "replay", "ingest", "--at", "0@0,9@9")
                        .out())
                .contains("0 sent once more", "no letter is at 9@9\n");
    }

    @Order(Integer.MAX_VALUE) // It stops the broker.
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void brokerThatDies_withLettersOnTheirWay_endsTheReplay_withWords() {
        ReplayMarks marks = ReplayMarks.read(broker.clientProperties());
        List<Letter> letters = new ArrayList<>();
        TopicScan.read(broker.clientProperties(), Topics.deadLetters("wire"), found -> letters.add(new Letter(found)));
        Map<String, Object> impatient = LetterSender.properties(broker.clientProperties());
        impatient.putAll(Map.of("request.timeout.ms", 1_000, "delivery.timeout.ms", 2_000, "max.block.ms", 5_000));
        BrokersLast last = new BrokersLast(impatient);
        last.initTransactions();
        try (LetterSender sender = new LetterSender(last)) {
            assertThatThrownBy(() -> sender.send(letters.subList(0, 2), marks))
                    .hasMessageContaining("not all letters are sent: Kafka does not take them")
                    .hasMessageContaining("the same command sends the others");
        }
    }

    /** The broker dies when it has the records of a transaction, before it is told that they are all. */
    private static final class BrokersLast extends KafkaProducer<byte[], byte[]> {
        BrokersLast(Map<String, Object> properties) {
            super(properties, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public void flush() {
            super.flush();
            broker.close();
        }
    }

    /** The end of a transaction reaches the topics a moment after it is known. */
    private static void assertBack(String topic, String stage, String... values) {
        assertThat(awaitBack(topic, stage, values.length)).containsExactly(values);
    }

    private static List<String> awaitBack(String topic, String stage, int least) {
        Instant deadline = Instant.now().plusSeconds(60);
        while (back(topic, stage).size() < least && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(20_000_000);
        }
        return back(topic, stage);
    }

    /** What has come back of a stage, in the topic's order; it must be as it was. */
    private static List<String> back(String topic, String stage) {
        return CommittedResults.records(broker.clientProperties(), topic).stream()
                .filter(record -> stage.equals(record.key()))
                .peek(record -> assertThat(record.timestamp()).isEqualTo(1_000_000_000_000L))
                .peek(record -> assertThat(record.headers())
                        .extracting(Header::key)
                        .containsExactly("ce_type", DeadLetter.REPLAYED))
                .map(ConsumerRecord::value)
                .map(value -> new String(value, StandardCharsets.UTF_8).replace("\u001b[31m", ""))
                .collect(Collectors.toList());
    }

    private static ProducerRecord<byte[], byte[]> letter(String stage, String value, String why, boolean cut) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_type", "tidewire.example.v1");
        headers.put(DeadLetter.STAGE, stage);
        headers.put(DeadLetter.REASON, stage + " " + why);
        if (stage.equals(OUTSIDE)) {
            headers.put(DeadLetter.SOURCE, "feed:outside");
        } else {
            headers.put(DeadLetter.TOPIC, SOURCES.getOrDefault(stage, Topics.NEWS));
            headers.put(DeadLetter.PARTITION, "0");
            headers.put(DeadLetter.OFFSET, String.valueOf(records.getAndIncrement()));
        }
        if (cut) {
            headers.put(DeadLetter.LENGTH, "3000000");
        }
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.deadLetters(stage), 0, 1_000_000_000_000L, utf8(stage), utf8("\u001b[31m" + value));
        headers.forEach((name, text) -> record.headers().add(name, utf8(text)));
        return record;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

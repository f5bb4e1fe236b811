package tidewire.app.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.events.ClockMarker;
import tidewire.events.EventSerde;
import tidewire.events.Json;
import tidewire.events.NewsItem;
import tidewire.events.SourceEvent;
import tidewire.events.TapeEntry;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.summarizer.Desk;
import tidewire.summarizer.DeskBoard;
import tidewire.summarizer.StageMetrics;
import tidewire.summarizer.StreamsRunner;
import tidewire.summarizer.StreamsSettings;
import tidewire.summarizer.tape.TapeOptions;
import tidewire.summarizer.tape.TapeTopology;

/**
 * The same log gives the same tapes, alerts, bars, moves and stories on a real broker: read in other sizes, by other numbers of instances,
 * or by a process that is killed on the way. {@code -Dtidewire.kills=30} kills it more often.
 */
class TapeReplayIT {
    static final int PARTITIONS = 3;
    private static final int MINUTES = 240;
    private static final Instant START = Instant.parse("2013-10-09T13:30:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int KILLS = Integer.getInteger("tidewire.kills", 3);
    private static final List<String> RESULTS =
            List.of(Topics.TAPE, Topics.ALERTS, Topics.BARS, Topics.MOVES, Topics.STORIES);

    private static EmbeddedBroker broker;
    private static @Nullable Map<String, List<String>> undisturbed;

    @TempDir
    Path state;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedBroker.start(null, 0);
        try (Admin admin = Admin.create(broker.clientProperties())) {
            TopicSetup.ensure(admin, PARTITIONS, (short) 1, Retention.FOREVER);
        }
        publish();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void results_areTheSameBytes_forOtherPollSizesThreadCountsAndInstances() {
        Map<String, List<String>> first = undisturbed();

        // Several instances that take over from each other while they start, in small steps.
        Map<String, Object> small = Map.of(
                "num.stream.threads",
                2,
                StreamsConfig.consumerPrefix("max.poll.records"),
                7,
                "commit.interval.ms",
                20,
                "max.task.idle.ms",
                -1);
        run("several", small, small);

        for (String desk : List.of("world", "markets")) {
            assertThat(first.get(Topics.TAPE + " " + desk))
                    .hasSizeGreaterThan(100)
                    .anyMatch(entry -> entry.contains("\"late\":true"));
        }
        for (String topic : RESULTS) {
            assertThat(first.keySet()).as("with something on %s", topic).anyMatch(key -> key.startsWith(topic));
        }
        assertThat(lastRun(first)).isEqualTo(first);
    }

    @Test
    void results_areTheSameBytes_whenTheProcessIsKilledOnTheWay() throws Exception {
        Map<String, List<String>> first = undisturbed();
        int size = first.entrySet().stream()
                .filter(key -> key.getKey().startsWith(Topics.TAPE))
                .mapToInt(entries -> entries.getValue().size())
                .sum();
        int before = read(Topics.TAPE).size();
        long ended = lastEnds();
        Path log = state.resolve("killed.log");

        for (int kill = 1; kill <= KILLS + 1; kill++) {
            Process process = TapeProcess.start(broker.bootstrapServers(), "killed", state.resolve("killed"), log);
            try {
                // The last one is let go to the end.
                int enough = before + size * kill / (KILLS + 1);
                awaitUntil(
                        () -> read(Topics.TAPE).size() >= enough,
                        () -> assertThat(process.isAlive())
                                .as("process, see %s", log)
                                .isTrue());
            } finally {
                process.destroyForcibly().waitFor();
            }
        }

        assertThat(lastEnds()).isEqualTo(ended + desks().size());
        assertThat(lastRun(first)).isEqualTo(first);
    }

    /** The results of one instance with one thread, written once for all tests: by topic and key. */
    private Map<String, List<String>> undisturbed() {
        if (undisturbed == null) {
            run("one", Map.of("num.stream.threads", 1));
            undisturbed = results();
        }
        return undisturbed;
    }

    /** What has come since, as long as it is as long as that. */
    private static Map<String, List<String>> lastRun(Map<String, List<String>> first) {
        Map<String, List<String>> all = results();
        Map<String, List<String>> last = new HashMap<>();
        assertThat(all.keySet()).isEqualTo(first.keySet());
        all.forEach((desk, entries) -> {
            int size = first.get(desk).size();
            assertThat(entries.size() % size).as("entries of whole runs").isZero();
            last.put(desk, entries.subList(entries.size() - size, entries.size()));
        });
        return last;
    }

    private static void awaitUntil(BooleanSupplier done, Runnable check) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!done.getAsBoolean()) {
            check.run();
            assertThat(Instant.now()).as("the tapes must go on").isBefore(deadline);
        }
    }

    @SafeVarargs
    private void run(String application, Map<String, Object>... instances) {
        List<StreamsRunner> runners = new ArrayList<>();
        long before = lastEnds();
        try {
            for (Map<String, Object> instance : instances) {
                Map<String, Object> client = new HashMap<>(broker.clientProperties());
                client.putAll(instance);
                SimpleMeterRegistry registry = new SimpleMeterRegistry();
                StageMetrics metrics = new StageMetrics(registry);
                StreamsRunner runner = new StreamsRunner(
                        topology(metrics, registry),
                        StreamsSettings.of(application, state.resolve(application + runners.size()), client)
                                .withDeadLetters(metrics)
                                .build(),
                        registry);
                runner.start();
                runners.add(runner);
            }
            awaitUntil(
                    () -> lastEnds() == before + desks().size(),
                    () -> runners.forEach(runner -> assertThat(runner.problem().filter(p -> p.startsWith("stopped")))
                            .isEmpty()));
        } finally {
            runners.forEach(StreamsRunner::close);
        }
    }

    /** Number of desks, over all runs so far, whose tape has reached the end of the log. */
    private static long lastEnds() {
        Instant end = START.plus(Duration.ofMinutes(MINUTES));
        return read(Topics.TAPE).stream()
                .map(record -> Json.read(record.value(), TapeEntry.class))
                .filter(entry ->
                        entry.interval() != null && entry.interval().to().equals(end))
                .count();
    }

    private static Map<String, List<String>> results() {
        Map<String, List<String>> results = new HashMap<>();
        for (String topic : RESULTS) {
            read(topic).forEach(record -> results.computeIfAbsent(topic + " " + record.key(), key -> new ArrayList<>())
                    .add(record.timestamp() + " " + new String(record.value(), StandardCharsets.UTF_8)));
        }
        return results;
    }

    private static List<ConsumerRecord<String, byte[]>> read(String topic) {
        Map<String, Object> client = new HashMap<>(broker.clientProperties());
        client.put("isolation.level", "read_committed");
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    static Topology topology(StageMetrics metrics, MeterRegistry registry) {
        TapeOptions options = TapeOptions.of(PARTITIONS, PARTITIONS, PARTITIONS, TapeOptions.LEASE);
        DeskBoard board = new DeskBoard(() -> START, PATIENCE, registry);
        return new TapeTopology(desks(), options, metrics, board).build();
    }

    static List<Desk> desks() {
        Desk world = new Desk(
                "world",
                Set.of("feed:world"),
                Set.of(),
                Map.of(),
                List.of(),
                Duration.ofMinutes(10),
                null,
                ZoneOffset.UTC,
                5);
        Desk markets = new Desk(
                "markets",
                Set.of("feed:world", "feed:fed"),
                Set.of("trades:demo"),
                Map.of("IBM", List.of("IBM"), "BAC", List.of(), "SPY", List.of()),
                List.of(),
                Duration.ofMinutes(10),
                null,
                ZoneOffset.UTC,
                5);
        return List.of(world, markets);
    }

    private static void publish() throws Exception {
        Random random = new Random(42);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(broker.clientProperties(), new StringSerializer(), new ByteArraySerializer())) {
            for (int minute = 0; minute < MINUTES; minute++) {
                Instant now = START.plus(Duration.ofMinutes(minute));
                for (String symbol : List.of("IBM", "BAC", "SPY")) {
                    double drift = minute > 120 && minute < 130 ? -0.2 * (minute - 120) : 0;
                    for (int i = 0; i < 10; i++) {
                        trade(producer, symbol, now.plusSeconds(6L * i), 180 + drift + random.nextInt(10) / 100.0);
                    }
                }
                for (String feed : List.of("feed:world", "feed:fed")) {
                    // Up to a quarter of an hour behind the markers: often late. Texts come twice.
                    Instant observed = now.minusSeconds(random.nextInt(900));
                    item(producer, feed, minute, observed, "Item " + random.nextInt(200) + " of " + feed.charAt(5));
                }
                // The second ingestor is gone for half an hour; so much is beyond its lease.
                markers(producer, "first", now);
                if (minute < 60 || minute > 90) {
                    markers(producer, "second", now.minusSeconds(random.nextInt(14)));
                }
            }
            Instant end = START.plus(Duration.ofMinutes(MINUTES));
            markers(producer, "first", end);
            markers(producer, "second", end);
        }
    }

    private static void trade(KafkaProducer<String, byte[]> producer, String symbol, Instant time, double price) {
        BigDecimal exact = BigDecimal.valueOf(Math.round(price * 100), 2);
        Trade trade = new Trade(symbol, "trades:demo", time, time, exact, BigDecimal.valueOf(100), null, null);
        send(producer, Topics.TICKS, null, symbol, trade, EventSerde.ticks());
    }

    private static void item(
            KafkaProducer<String, byte[]> producer, String feed, int number, Instant observed, String title) {
        NewsItem item = new NewsItem(
                feed.substring(5) + ":" + number,
                feed,
                observed,
                observed,
                NewsItem.Precision.SECOND,
                title,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                0,
                false);
        send(producer, Topics.NEWS, null, item.id(), item, EventSerde.news());
    }

    private static void markers(KafkaProducer<String, byte[]> producer, String ingestor, Instant time) {
        for (String topic : List.of(Topics.NEWS, Topics.TICKS)) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                send(producer, topic, partition, ingestor, new ClockMarker(ingestor, time), EventSerde.news());
            }
        }
    }

    private static void send(
            KafkaProducer<String, byte[]> producer,
            String topic,
            @Nullable Integer partition,
            String key,
            SourceEvent event,
            EventSerde<SourceEvent> serde) {
        Headers headers = new RecordHeaders();
        byte[] value = serde.serialize(topic, headers, event);
        producer.send(new ProducerRecord<>(topic, partition, event.eventTime().toEpochMilli(), key, value, headers));
    }
}

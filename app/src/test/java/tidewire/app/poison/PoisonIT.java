package tidewire.app.poison;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.alerts.AlertSender;
import tidewire.alerts.AlertsConfig;
import tidewire.alerts.client.Webhook;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.app.tape.CommittedResults;
import tidewire.dashboard.Dashboard;
import tidewire.dashboard.DashboardConfig;
import tidewire.dashboard.reader.ShownTopic;
import tidewire.events.ClockMarker;
import tidewire.events.DeadLetter;
import tidewire.events.Event;
import tidewire.events.EventSerde;
import tidewire.events.NewsItem;
import tidewire.events.Severity;
import tidewire.events.SourceEvent;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.events.TradeCancelled;
import tidewire.events.TradeCorrected;
import tidewire.ingest.Ingest;
import tidewire.ingest.IngestConfig;
import tidewire.ingest.ProgressListener;
import tidewire.ingest.feed.FeedConfig;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.Models;
import tidewire.llm.WindowConfig;
import tidewire.summarizer.Desk;
import tidewire.summarizer.Selection;
import tidewire.summarizer.Summarizer;
import tidewire.summarizer.SummarizerConfig;
import tidewire.summarizer.SymbolNames;
import tidewire.summarizer.alert.AlertPolicy;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.market.moves.MarketRules;
import tidewire.summarizer.tape.TapeOptions;

/**
 * What could come onto every topic by anybody's mistake, on a real broker: it is set aside once, with the headers that the
 * contract names, and everybody behind it goes on.
 */
class PoisonIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path MODEL = Path.of("..", "llm", "src", "test", "resources", "checkpoints", "llama2");
    private static final Instant HOUR =
            Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(4));
    private static final int LARGE = 10 << 20;
    /** How letters of what a stage itself made begin. */
    private static final String MADE = "the stage made a record of ";

    /** Nothing but bytes: not JSON, of another schema, no value, 10 MB. */
    private static final List<String> ALWAYS = java.util.Arrays.asList(
            "no JSON", "{\"colour\":\"red\"}", null, "x".repeat(LARGE), "{\"text\":\"" + "x".repeat(LARGE) + "\"}");

    @Test
    void poisonOnEveryTopic_isSetAsideOnce_andEverybodyGoesOn(@TempDir Path state) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
            topics(broker);
            try (LanguageModel model = Models.load(MODEL, LoadOptions.of("f32", "cpu"));
                    Summarizer summarizer = summarizer(model, broker, state);
                    Dashboard page = page(broker);
                    AlertSender sender = sender(broker);
                    KafkaProducer<byte[], byte[]> producer = producer(broker)) {
                summarizer.start();
                page.start();
                sender.start();
                hour(producer, 0, "Town votes on the bridge");
                await(summarizer, "the first digest", () -> count(broker, Topics.DIGESTS) >= 1);
                List<ConsumerRecord<String, byte[]>> tape =
                        CommittedResults.records(broker.clientProperties(), Topics.TAPE);

                Map<String, Integer> expected = poison(producer, tape);
                for (String topic : internal(broker)) {
                    producer.send(new ProducerRecord<>(topic, 0, utf8("all"), utf8("no JSON")))
                            .get();
                    expected.merge("tape", 1, Integer::sum);
                }
                hour(producer, 1, "Board meets about interest rates");
                // Two false ones in each of the three hours.
                expected.merge("market", 6, Integer::sum);

                await(summarizer, "the second digest", () -> count(broker, Topics.DIGESTS) >= 2 + ALWAYS.size());
                await(
                        summarizer,
                        "the page",
                        () -> page.problems().values().stream().allMatch(Optional::isEmpty));
                await(
                        summarizer,
                        "the sender of alerts",
                        () -> sender.problems().values().stream().allMatch(Optional::isEmpty));
                assertThatWhatWouldBeTooLarge_isPassed(summarizer, broker, producer);
                assertThatIngestStarts(summarizer, broker);
                expected.forEach((stage, letters) -> await(
                        summarizer,
                        letters + " letters of " + stage,
                        () -> count(broker, Topics.deadLetters(stage)) >= letters));
                for (Map.Entry<String, Integer> stage : expected.entrySet()) {
                    List<ConsumerRecord<String, byte[]>> letters =
                            CommittedResults.records(broker.clientProperties(), Topics.deadLetters(stage.getKey()))
                                    .stream()
                                    .filter(letter -> !reason(letter).startsWith(MADE))
                                    .toList();
                    assertThat(letters).as("once each, by %s", stage.getKey()).hasSize(stage.getValue());
                    assertThat(letters)
                            .allSatisfy(letter -> assertThat(letter.headers())
                                    .extracting(Header::key)
                                    .contains(
                                            DeadLetter.REASON,
                                            DeadLetter.STAGE,
                                            DeadLetter.TOPIC,
                                            DeadLetter.PARTITION,
                                            DeadLetter.OFFSET));
                }
                assertThat(CommittedResults.records(broker.clientProperties(), Topics.BARS))
                        .filteredOn(bar -> bar.value() != null)
                        .extracting(bar -> new String(bar.value(), StandardCharsets.UTF_8))
                        .as("bars of the hour behind the poison")
                        .anyMatch(bar -> bar.contains("\"start\":\"" + HOUR.plus(Duration.ofMinutes(65)) + "\""));
            }
        }
    }

    /**
     * Each record is as long as one may be, and grows where it is told again: a story of twenty of them is more than its topic takes. It
     * is set aside, and the tape and the digest behind it come.
     */
    private static void assertThatWhatWouldBeTooLarge_isPassed(
            Summarizer summarizer, EmbeddedBroker broker, KafkaProducer<byte[], byte[]> producer) {
        int digests = count(broker, Topics.DIGESTS);
        Instant from = HOUR.plus(Duration.ofHours(2));
        for (int i = 0; i < 20; i++) {
            NewsItem report = item(
                    "long" + i, from.plusSeconds(60 + i), "Flood closes the bridge at Dover" + "\u0001".repeat(1_000));
            send(producer, Topics.NEWS, report.id(), withLink(report, "http://" + "\u0001".repeat(8_000)));
        }
        hour(producer, 2, "Market closes for the holiday");
        await(summarizer, "the digest behind what was too large", () -> count(broker, Topics.DIGESTS) > digests);
        assertThat(CommittedResults.records(broker.clientProperties(), Topics.deadLetters("tape")))
                .extracting(PoisonIT::reason)
                .anyMatch(reason -> reason.matches(MADE + "1\\d{6} bytes, and tidewire.stories.v1 takes 1000000"));
        assertThat(summarizer.failure()).isEmpty();
    }

    private static String reason(ConsumerRecord<String, byte[]> letter) {
        return new String(letter.headers().lastHeader(DeadLetter.REASON).value(), StandardCharsets.UTF_8);
    }

    private static NewsItem withLink(NewsItem item, String link) {
        return new NewsItem(
                item.id(),
                item.source(),
                item.observed(),
                item.published(),
                item.precision(),
                item.title(),
                null,
                null,
                link,
                null,
                List.of(),
                List.of(),
                null,
                0,
                false);
    }

    /** An ingestor whose memory is poisoned, of this very feed too, says so and polls. */
    private static void assertThatIngestStarts(Summarizer summarizer, EmbeddedBroker broker) {
        FeedConfig feed =
                FeedConfig.of("one", URI.create("http://127.0.0.1:1/feed")).nearby(Duration.ofMillis(100));
        try (Ingest ingest = new Ingest(
                new IngestConfig("second", List.of(feed), List.of(), List.of()),
                broker.clientProperties(),
                new SimpleMeterRegistry(),
                ProgressListener.NONE,
                InstantSource.system())) {
            ingest.start();
            await(
                    summarizer,
                    "a poll",
                    () -> ingest.problems()
                            .get("feed:one")
                            .filter(why -> why.contains("nothing answers"))
                            .isPresent());
        }
    }

    private static AlertSender sender(EmbeddedBroker broker) {
        return new AlertSender(
                new AlertsConfig(
                        List.of(new AlertsConfig.Route(
                                AlertsConfig.ALL_DESKS,
                                Severity.INFO,
                                AlertsConfig.Format.JSON,
                                null,
                                new Webhook("POISON", "http://127.0.0.1:1/hook"))),
                        Duration.ofMillis(20),
                        Duration.ZERO,
                        Duration.ZERO,
                        null,
                        null),
                broker.clientProperties(),
                new SimpleMeterRegistry());
    }

    /** What the page reads. */
    private static final Set<String> SHOWN =
            Arrays.stream(ShownTopic.values()).map(ShownTopic::topic).collect(Collectors.toSet());

    /** Puts poison on all topics; returns how many letters each stage must write. */
    private static Map<String, Integer> poison(
            KafkaProducer<byte[], byte[]> producer, List<ConsumerRecord<String, byte[]>> tape) throws Exception {
        Map<String, Integer> letters = new HashMap<>();
        Map<String, String> readers = Map.of(
                Topics.NEWS, "wire",
                Topics.TICKS, "market",
                Topics.TAPE, "digest",
                Topics.QUESTIONS, "digest",
                Topics.ALERTS, "alerts");
        for (String topic : Topics.all()) {
            for (String value : ALWAYS) {
                if (topic.endsWith(".dlq.v1")) {
                    continue;
                }
                byte[] key = Topics.isCompacted(topic) ? utf8("feed:one") : value == null ? null : utf8("all");
                producer.send(new ProducerRecord<>(topic, 0, key, value == null ? null : utf8(value)))
                        .get();
                Optional.ofNullable(readers.get(topic)).ifPresent(stage -> letters.merge(stage, 1, Integer::sum));
                // Without a value a record of a compacted topic takes its key away.
                if (SHOWN.contains(topic) && (value != null || !Topics.isCompacted(topic))) {
                    letters.merge("dashboard", 1, Integer::sum);
                }
            }
        }
        String item = json(item("future", HOUR, "Of the year 2100"));
        for (String bad : List.of(
                item.replace(HOUR.toString(), "2100-01-01T00:00:00Z"),
                item.replace(HOUR.toString(), "1969-12-31T23:59:59Z"))) {
            producer.send(new ProducerRecord<>(Topics.NEWS, 0, utf8("one:future"), utf8(bad)))
                    .get();
            letters.merge("wire", 1, Integer::sum);
        }
        oddTrades(producer);
        letters.merge("market", 3, Integer::sum);
        producer.send(new ProducerRecord<>(Topics.NEWS, 0, null, utf8(item))).get();
        letters.merge("wire", 1, Integer::sum);
        assertThat(refused(
                        producer,
                        new ProducerRecord<>(
                                Topics.NEWS,
                                0,
                                Instant.parse("2100-01-01T00:00:00Z").toEpochMilli(),
                                utf8("x"),
                                utf8("x"))))
                .as("a record of the year 2100 does not come into the log")
                .hasMessageContaining("Timestamp");
        forge(producer, new String(tape.get(tape.size() - 1).value(), StandardCharsets.UTF_8));
        letters.merge("digest", 3, Integer::sum);
        return letters;
    }

    /**
     * Observed in 2100 and before 1970: set aside, and so is what the venue says was traded in 2100. Traded before 1970: late, and nothing
     * else.
     */
    private static void oddTrades(KafkaProducer<byte[], byte[]> producer)
            throws ExecutionException, InterruptedException {
        String trade = json(trade(HOUR.plusSeconds(30), HOUR.plusSeconds(30), "odd"));
        for (String odd : List.of("2100-01-01T00:00:00Z", "1969-12-31T23:59:59Z")) {
            String observed = "\"observed\":\"" + HOUR.plusSeconds(30) + "\"";
            assertThat(trade).contains(observed);
            producer.send(new ProducerRecord<>(
                            Topics.TICKS,
                            0,
                            utf8("IBM"),
                            utf8(trade.replace(observed, "\"observed\":\"" + odd + "\""))))
                    .get();
            send(producer, Topics.TICKS, "IBM", trade(HOUR.plusSeconds(3_700), Instant.parse(odd), odd));
        }
    }

    private static Trade trade(Instant observed, Instant time, String id) {
        return new Trade(
                "IBM",
                "trades:demo",
                observed,
                time,
                new java.math.BigDecimal("180.1"),
                java.math.BigDecimal.TEN,
                id,
                null);
    }

    /** Numbers and times that the tape stage would not write. */
    private static void forge(KafkaProducer<byte[], byte[]> producer, String last)
            throws ExecutionException, InterruptedException {
        TapeEntry entry = new TapeEntry(
                "all",
                9_000_000_000L,
                HOUR.plusSeconds(5),
                TapeEntry.Kind.ITEM,
                false,
                item("forged", HOUR, "Forged"),
                StoryRef.alone(item("forged", HOUR, "Forged")),
                null,
                null);
        String forged = json(entry);
        String next = Long.toString(Long.parseLong(last.replaceFirst(".*?\"sequence\":(\\d+).*", "$1")) + 1);
        for (String bad : List.of(
                forged,
                forged.replace("9000000000", next).replace(entry.time().toString(), "1970-01-01T00:00:00Z"),
                forged.replace("9000000000", next).replace(entry.time().toString(), "2100-01-01T00:00:00Z"))) {
            producer.send(new ProducerRecord<>(Topics.TAPE, 0, utf8("all"), utf8(bad)))
                    .get();
        }
    }

    private static Throwable refused(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record)
            throws InterruptedException {
        try {
            producer.send(record).get();
            return new AssertionError("it was taken");
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    /** An hour of news and trades, with markers up to its end and a little further. */
    private static void hour(KafkaProducer<byte[], byte[]> producer, int number, String title) {
        Instant from = HOUR.plus(Duration.ofHours(number));
        marker(producer, from);
        send(producer, Topics.NEWS, "one:n" + number, item("n" + number, from.plusSeconds(60), title));
        for (int i = 0; i < 20; i++) {
            Instant time = from.plusSeconds(60L * i);
            send(producer, Topics.TICKS, "IBM", trade(time, time, number + "-" + i));
        }
        falseCancels(producer, number, from);
        for (int minute = 1; minute <= 61; minute++) {
            marker(producer, from.plus(Duration.ofMinutes(minute)));
        }
    }

    /** Of more than was traded: the bar must not be left with trades and no volume, or less. */
    private static void falseCancels(KafkaProducer<byte[], byte[]> producer, int number, Instant time) {
        BigDecimal price = new BigDecimal("180.1");
        BigDecimal twice = BigDecimal.valueOf(20);
        BigDecimal more = BigDecimal.valueOf(30);
        String id = number + "-0";
        send(
                producer,
                Topics.TICKS,
                "IBM",
                new Trade("IBM", "trades:demo", time, time, price, BigDecimal.TEN, number + "-again", null));
        send(producer, Topics.TICKS, "IBM", new TradeCancelled("IBM", "trades:demo", time, time, price, twice, id));
        send(
                producer,
                Topics.TICKS,
                "IBM",
                new TradeCorrected(
                        "IBM",
                        "trades:demo",
                        time,
                        time.plusSeconds(60),
                        price,
                        BigDecimal.ONE,
                        time,
                        price,
                        more,
                        id));
    }

    private static void marker(KafkaProducer<byte[], byte[]> producer, Instant time) {
        send(producer, Topics.NEWS, "first", new ClockMarker("first", time));
        send(producer, Topics.TICKS, "first", new ClockMarker("first", time));
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, String key, SourceEvent event) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        byte[] value =
                (topic.equals(Topics.NEWS) ? EventSerde.news() : EventSerde.ticks()).serialize(topic, headers, event);
        producer.send(new ProducerRecord<>(topic, 0, event.eventTime().toEpochMilli(), utf8(key), value, headers));
    }

    private static NewsItem item(String guid, Instant observed, String title) {
        return new NewsItem(
                "one:" + guid,
                "feed:one",
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
    }

    private static String json(Event event) {
        return new String(tidewire.events.Json.write(event), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void topics(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(broker.clientProperties())) {
            TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
            Map<ConfigResource, java.util.Collection<AlterConfigOp>> larger = new HashMap<>();
            for (String topic : Topics.all()) {
                if (!topic.endsWith(".dlq.v1")) {
                    larger.put(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", "12000000"), AlterConfigOp.OpType.SET)));
                }
            }
            admin.incrementalAlterConfigs(larger).all().get();
        }
    }

    /** Topics between the stages, which Kafka Streams has made. */
    private static Set<String> internal(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(broker.clientProperties())) {
            return admin.listTopics().names().get().stream()
                    .filter(name -> name.endsWith("-repartition"))
                    .collect(java.util.stream.Collectors.toSet());
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(EmbeddedBroker broker) {
        Map<String, Object> client = new HashMap<>(broker.clientProperties());
        client.put("max.request.size", 12_000_000);
        return new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Dashboard page(EmbeddedBroker broker) {
        return new Dashboard(
                new DashboardConfig("127.0.0.1", 0, false, null, "/", null, Map.of(), List.of()),
                broker.clientProperties(),
                new SimpleMeterRegistry(),
                Map::of,
                () -> "",
                null);
    }

    private static Summarizer summarizer(LanguageModel model, EmbeddedBroker broker, Path state) {
        Desk desk = new Desk(
                "all",
                Set.of("feed:one"),
                Set.of("trades:demo"),
                Map.of("IBM", SymbolNames.of(List.of())),
                Selection.ALL,
                Duration.ofHours(1),
                null,
                java.time.ZoneOffset.UTC,
                5);
        WindowConfig window = new WindowConfig(4, 256, WindowConfig.Eviction.ENTRY, 64);
        SummarizerConfig config = new SummarizerConfig(
                List.of(desk),
                new DigestOptions(window, true, 12, false, 128, 16, 0, null),
                MarketRules.DEFAULT,
                new AlertPolicy(List.of(), Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofHours(12)),
                state,
                state.resolve(Summarizer.WINDOWS),
                1,
                1,
                TapeOptions.LEASE,
                Duration.ofDays(1),
                Duration.ofSeconds(30));
        return new Summarizer(
                config, model, broker.clientProperties(), java.time.InstantSource.system(), new SimpleMeterRegistry());
    }

    private static int count(EmbeddedBroker broker, String topic) {
        return CommittedResults.records(broker.clientProperties(), topic).size();
    }

    private static void await(Summarizer summarizer, String what, BooleanSupplier reached) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!reached.getAsBoolean()) {
            assertThat(summarizer.failure()).as("while waiting for %s", what).isEmpty();
            assertThat(Instant.now()).as(what).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}

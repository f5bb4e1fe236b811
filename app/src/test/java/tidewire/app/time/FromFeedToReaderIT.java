package tidewire.app.time;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.events.EventSerde;
import tidewire.events.Question;
import tidewire.events.Topics;
import tidewire.ingest.Ingest;
import tidewire.ingest.IngestConfig;
import tidewire.ingest.ProgressListener;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.Models;
import tidewire.llm.WindowConfig;
import tidewire.summarizer.Desk;
import tidewire.summarizer.Selection;
import tidewire.summarizer.Summarizer;
import tidewire.summarizer.SummarizerConfig;
import tidewire.summarizer.alert.AlertPolicy;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.market.moves.MarketRules;
import tidewire.summarizer.tape.TapeOptions;

/**
 * From a feed's answer to what a reader is shown, in one run: a feed over HTTP, the ingestor, a broker, the whole summarizer with a small
 * model, the page's stream. Time passes when a test says so.
 */
class FromFeedToReaderIT {
    private static final Path MODEL = Path.of("..", "llm", "src", "test", "resources", "checkpoints", "llama2");
    private static final String PUBLISHED = "Wed, 09 Oct 2013 13:00:00 GMT";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2013-10-09T14:00:30Z"));
    /** What is run before the model writes. */
    private static final AtomicReference<Runnable> beforeWriting = new AtomicReference<>(() -> {});

    private static EmbeddedBroker broker;
    private static FeedHost feeds;
    private static LanguageModel model;
    private static Summarizer summarizer;
    private static Ingest ingest;
    private static PageStream page;
    private static Committed committed;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(null, 0);
        Map<String, Object> client = broker.clientProperties();
        try (Admin admin = Admin.create(client)) {
            TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
        }
        feeds = new FeedHost();
        model = Models.load(MODEL, LoadOptions.of("f32", "cpu"));
        summarizer = new Summarizer(config(), watched(model), client, clock::get, new SimpleMeterRegistry());
        summarizer.start();
        ingest = new Ingest(
                new IngestConfig(
                        "test",
                        List.of(
                                LiveTape.feed("corrected", feeds.url("127.0.0.1", "/corrected")),
                                LiveTape.feed("asked", feeds.url("127.0.0.1", "/asked"))),
                        List.of(),
                        List.of()),
                client,
                new SimpleMeterRegistry(),
                ProgressListener.NONE,
                clock::get);
        ingest.start();
        page = new PageStream(client);
        committed = new Committed(client, List.of(Topics.NEWS, Topics.TAPE, Topics.DIGESTS, Topics.ANSWERS));
    }

    @AfterAll
    static void stop() throws Exception {
        beforeWriting.set(() -> {});
        committed.close();
        page.close();
        ingest.close();
        summarizer.close();
        model.close();
        feeds.close();
        broker.close();
    }

    private static SummarizerConfig config() {
        WindowConfig window = new WindowConfig(4, 256, WindowConfig.Eviction.ENTRY, 64);
        return new SummarizerConfig(
                List.of(desk("corrected"), desk("asked")),
                new DigestOptions(window, true, 12, false, 128, 16, 0, null),
                MarketRules.DEFAULT,
                AlertPolicy.DEFAULT,
                folder.resolve("state"),
                folder.resolve("windows"),
                1,
                1,
                TapeOptions.LEASE,
                Duration.ofDays(1),
                PATIENCE);
    }

    private static Desk desk(String name) {
        return new Desk(
                name,
                Set.of("feed:" + name),
                Set.of(),
                Map.of(),
                Selection.ALL,
                Duration.ofMinutes(1),
                null,
                ZoneOffset.UTC,
                5);
    }

    private static LanguageModel watched(LanguageModel model) {
        return (LanguageModel) Proxy.newProxyInstance(
                LanguageModel.class.getClassLoader(), new Class<?>[] {LanguageModel.class}, (proxy, method, args) -> {
                    if (method.getName().equals("generate")) {
                        beforeWriting.get().run();
                    }
                    try {
                        return method.invoke(model, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void correctionUnderTheSameGuid_reachesTapeDigestAndPage_andIsMarked() {
        feeds.add("/corrected", "gary", "Steel plant in Gary cuts 1,400 jobs", PUBLISHED);
        JsonNode told = nextDigest("corrected", "corrected:gary", 0);
        assertThat(told.at("/lines/0/text").asText()).contains("1,400 jobs");

        String corrected = "CORRECTED: Steel plant in Gary cuts 1,200 jobs";
        feeds.correct("/corrected", "gary", corrected, PUBLISHED);
        JsonNode digest = nextDigest("corrected", "corrected:gary", 1);

        assertThat(committed.all(Topics.TAPE).stream()
                        .filter(entry -> entry.at("/item/id").asText().equals("corrected:gary"))
                        .map(entry -> entry.at("/item/revision").asInt() + " "
                                + entry.at("/story/role").asText()))
                .containsExactly("0 new", "1 correction");
        assertThat(digest.at("/lines")).hasSize(1);
        assertThat(digest.at("/lines/0/role").asText()).isEqualTo("correction");
        assertThat(digest.at("/lines/0/story")).isEqualTo(told.at("/lines/0/story"));
        assertThat(digest.at("/lines/0/text").asText()).contains("1,200 jobs").doesNotContain("1,400");
        assertThat(digest.at("/lines/0/cites/0/title").asText()).isEqualTo(corrected);
        committed.until(() -> page.said(digest.path("id").asText(), "\"correction\"", "1,200 jobs"));
    }

    @Test
    void answer_isReadPartByPart_theFirstBeforeTheLastIsWritten() throws Exception {
        feeds.add("/asked", "six", "Six soldiers were killed near Suez by a bomb", PUBLISHED);
        feeds.add("/asked", "two", "Two soldiers were killed near Suez in a fire", PUBLISHED);
        nextDigest("asked", "asked:two", 0);

        AtomicInteger parts = new AtomicInteger();
        CountDownLatch firstIsRead = new CountDownLatch(1);
        AtomicInteger tooLate = new AtomicInteger();
        beforeWriting.set(() -> {
            if (parts.incrementAndGet() == 2 && !await(firstIsRead)) {
                tooLate.incrementAndGet();
            }
        });
        ask(new Question("q", "asked", clock.get(), "How many soldiers were killed near Suez?", List.of()));
        committed.until(() -> !committed.all(Topics.ANSWERS).isEmpty());
        JsonNode first = committed.all(Topics.ANSWERS).get(0);
        committed.until(() -> page.said("\"question\":\"q\"", first.path("text").asText()));
        firstIsRead.countDown();
        committed.until(() -> committed
                .all(Topics.ANSWERS)
                .get(committed.all(Topics.ANSWERS).size() - 1)
                .path("done")
                .asBoolean());

        assertThat(tooLate)
                .as("the last part was written before anybody could read the first")
                .hasValue(0);
        assertThat(first.path("done").asBoolean()).isFalse();
        assertThat(committed.all(Topics.ANSWERS))
                .extracting(
                        part -> part.path("part").asInt(),
                        part -> part.at("/cites/0/id").asText())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                0, first.at("/cites/0/id").asText()),
                        org.assertj.core.groups.Tuple.tuple(
                                1, first.at("/cites/0/id").asText().equals("asked:six") ? "asked:two" : "asked:six"));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE.toSeconds() / 2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void ask(Question question) {
        try (KafkaProducer<String, Question> producer =
                new KafkaProducer<>(broker.clientProperties(), new StringSerializer(), EventSerde.of(Question.class))) {
            producer.send(new ProducerRecord<>(Topics.QUESTIONS, question.desk(), question));
        }
    }

    /** Waits for the item, lets a minute pass, and waits for the digest of what came in it. */
    private static JsonNode nextDigest(String desk, String item, int revision) {
        committed.until(() -> committed.all(Topics.NEWS).stream()
                .anyMatch(one -> one.path("id").asText().equals(item)
                        && one.path("revision").asInt() == revision));
        long before = digests(desk).size();
        clock.updateAndGet(now -> now.plusSeconds(60));
        committed.until(() -> digests(desk).size() > before);
        return digests(desk).get((int) before);
    }

    private static List<JsonNode> digests(String desk) {
        return committed.all(Topics.DIGESTS).stream()
                .filter(digest -> digest.path("desk").asText().equals(desk))
                .toList();
    }
}

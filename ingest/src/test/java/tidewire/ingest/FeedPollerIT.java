package tidewire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.ingest.ScriptedServer.body;
import static tidewire.ingest.ScriptedServer.head;
import static tidewire.ingest.ScriptedServer.rss;
import static tidewire.ingest.ScriptedServer.status;
import static tidewire.ingest.ScriptedServer.utf8;
import static tidewire.ingest.Topic.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.AuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidewire.events.NewsItem;
import tidewire.events.SourceEvent;
import tidewire.events.Topics;
import tidewire.ingest.feed.FeedConfig;

class FeedPollerIT {
    private static final String ONE =
            "<item><guid>1</guid><title>one</title><pubDate>Wed, 09 Oct 2013 14:50:00 GMT</pubDate></item>";
    private static final String TWO =
            "<item><guid>2</guid><title>two</title><pubDate>Wed, 09 Oct 2013 14:52:00 GMT</pubDate></item>";

    private final List<Map.Entry<String, Instant>> progress = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private MockProducer<String, byte[]> producer = Topic.producer(true);
    private ScriptedServer server;
    private Ingest ingest;

    @BeforeEach
    void serve() throws IOException {
        server = new ScriptedServer(status(500));
    }

    private FeedConfig feed(Duration backlog, int items) {
        return new FeedConfig(
                "test",
                server.url("/feed"),
                Duration.ofMillis(5),
                Duration.ofSeconds(10),
                1 << 20,
                true,
                backlog,
                items,
                null,
                null);
    }

    private void start() {
        FeedConfig feed = feed(Duration.ofDays(36_500), 50);
        ingest = new Ingest(
                new IngestConfig("test", List.of(feed), List.of(), List.of()),
                producer,
                IngestState.NONE,
                meters,
                (source, time) -> progress.add(Map.entry(source, time)),
                InstantSource.system(),
                false);
        ingest.start();
    }

    @AfterEach
    void stop() throws IOException {
        ingest.close();
        server.close();
    }

    private List<SourceEvent> news() {
        return Topic.data(producer, Topics.NEWS);
    }

    /** Whether so many polls have been told, each under a time of this ingestor. */
    private boolean told(int polls) {
        return progress.size() >= polls;
    }

    @Test
    void items_arePublishedOnceUnderTheTimeAtWhichTheyWereHere() throws Exception {
        Instant before = Instant.now().minusMillis(1);
        server.answer(rss(TWO + ONE));
        start();
        await("several polls", () -> server.requests.size() > 3 && told(3));

        assertThat(news()).extracting(SourceEvent::eventId).containsExactly("test:1", "test:2");
        assertThat(news()).extracting(SourceEvent::observed).allMatch(time -> time.isAfter(before));
        assertThat(progress).allMatch(told -> told.getKey().equals("feed:test"));
    }

    @Test
    void notModified_isAPollThatWorked() throws Exception {
        server.answer((request, out) -> {
            if (request.headers().containsKey("if-none-match")) {
                head(out, 304);
            } else {
                rss(ONE, "ETag: \"a\"").answer(request, out);
            }
        });
        start();
        await("several polls", () -> server.requests.size() > 3 && told(3));

        assertThat(news()).hasSize(1);
        assertThat(meters.counter("tidewire.ingest.items", "source", "feed:test")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void validators_areEchoedOnlyAfterKafkaHasAcknowledged() throws Exception {
        producer = Topic.producer(false);
        server.answer(rss(ONE, "ETag: \"a\""));
        start();
        await("the item", () -> news().size() == 1);
        assertThat(progress).isEmpty();
        // The ingestor's own markers stand in the same queue.
        await("the item again", () -> {
            producer.errorNext(new AuthorizationException("not yours"));
            return news().size() == 2;
        });

        assertThat(server.requests.get(1).headers()).doesNotContainKey("if-none-match");
        assertThat(progress).isEmpty();
        assertThat(ingest.problems().get("feed:test"))
                .hasValueSatisfying(why -> assertThat(why).contains("not yours"));

        await("a conditional request", () -> {
            producer.completeNext();
            return told(1)
                    && "\"a\""
                            .equals(server.requests
                                    .get(server.requests.size() - 1)
                                    .headers()
                                    .get("if-none-match"));
        });
    }

    @Test
    void changedItem_isPublishedAgain_unchangedIsNot() throws Exception {
        server.answer(rss(ONE + TWO));
        start();
        await("both", () -> told(1));
        server.answer(rss(ONE.replace("one", "one, corrected") + TWO));
        await("the correction", () -> news().size() == 3);

        assertThat(news())
                .extracting(event -> ((NewsItem) event).title())
                .containsExactly("one", "two", "one, corrected");
    }

    @Test
    void feedThatFails_saysWhy_andRecovers() throws Exception {
        start();
        await(
                "the failure",
                () -> ingest.problems()
                        .get("feed:test")
                        .filter(why -> why.startsWith("HTTP 500"))
                        .isPresent());
        assertThat(progress).isEmpty();
        server.answer(rss(ONE));
        await("recovery", () -> ingest.problems().get("feed:test").isEmpty());

        assertThat(news()).hasSize(1);
        assertThat(meters.counter("tidewire.ingest.feed.polls", "source", "feed:test", "result", "failed")
                        .count())
                .isPositive();
    }

    @Test
    void brokenDocument_isSetAsideOnceHoweverOftenItIsServed() throws Exception {
        server.answer(body("text/xml", utf8("<rss></rss>")));
        start();
        await("several polls", () -> server.requests.size() > 3);

        assertThat(Topic.deadLetters(producer))
                .hasSize(1)
                .allMatch(why -> why.startsWith("an RSS document with neither"));
        assertThat(progress).isEmpty();
    }

    @Test
    void unusableItem_isSetAsideOnce_andDoesNotStopTheOthers() throws Exception {
        server.answer(rss("<item><guid>0</guid></item>" + ONE));
        start();
        await("several polls", () -> server.requests.size() > 3 && told(1));

        assertThat(news()).hasSize(1);
        assertThat(Topic.deadLetters(producer)).containsExactly("an item with neither title nor text nor link");
    }

    @Test
    void retryAfter_isHonoured() throws Exception {
        server.answer(status(429, "Retry-After: 3600"));
        start();
        await(
                "the refusal",
                () -> ingest.problems()
                        .get("feed:test")
                        .filter(why -> why.startsWith("HTTP 429"))
                        .isPresent());
        // Without the header the next poll would come within milliseconds: give dozens of them room.
        Thread.sleep(200);
        assertThat(server.requests).hasSize(1);
    }
}

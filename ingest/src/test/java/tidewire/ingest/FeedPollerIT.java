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
    private static final String AT_14_53 = "Date: Wed, 09 Oct 2013 14:53:00 GMT";
    private static final String AT_14_54 = "Date: Wed, 09 Oct 2013 14:54:00 GMT";
    private static final Instant T_14_53 = Instant.parse("2013-10-09T14:53:00Z");
    private static final Instant T_14_54 = Instant.parse("2013-10-09T14:54:00Z");
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

    private void start() {
        FeedConfig feed = new FeedConfig(
                "test",
                server.url("/feed"),
                Duration.ofMillis(5),
                Duration.ZERO,
                Duration.ofSeconds(10),
                Duration.ofHours(1),
                1 << 20,
                true);
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

    private boolean told(Instant time) {
        return progress.contains(Map.entry("feed:test", time));
    }

    @Test
    void items_arePublishedOnceInOrderAheadOfTheMarkerInEveryPartition() throws Exception {
        server.answer(rss(TWO + ONE, AT_14_53));
        start();
        await("several polls", () -> server.requests.size() > 3 && told(T_14_53));

        List<SourceEvent> events = Topic.events(producer, Topics.NEWS);
        assertThat(events)
                .extracting(SourceEvent::eventId)
                .containsExactly("test:1", "test:2", "feed:test/" + T_14_53, "feed:test/" + T_14_53);
        assertThat(Topic.markers(producer, Topics.NEWS, 0)).containsExactly(T_14_53);
        assertThat(Topic.markers(producer, Topics.NEWS, 1)).containsExactly(T_14_53);
        assertThat(producer.history().get(0).key()).isEqualTo("test:1");
    }

    @Test
    void notModified_movesTheClockOn() throws Exception {
        server.answer((request, out) -> {
            if (request.headers().containsKey("if-none-match")) {
                head(out, 304, AT_14_54);
            } else {
                rss(ONE, AT_14_53, "ETag: \"a\"").answer(request, out);
            }
        });
        start();
        await("the later time", () -> told(T_14_54));

        assertThat(news()).hasSize(1);
        assertThat(Topic.markers(producer, Topics.NEWS, 1)).containsExactly(T_14_53, T_14_54);
        assertThat(meters.counter("tidewire.ingest.items", "source", "feed:test")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void validators_areEchoedOnlyAfterKafkaHasAcknowledged() throws Exception {
        producer = Topic.producer(false);
        server.answer(rss(ONE, AT_14_53, "ETag: \"a\""));
        start();
        await("the item", () -> producer.history().size() == 1);
        assertThat(progress).isEmpty();
        producer.errorNext(new AuthorizationException("not yours"));
        await("the item again", () -> producer.history().size() == 2);

        assertThat(server.requests.get(1).headers()).doesNotContainKey("if-none-match");
        assertThat(progress).isEmpty();
        assertThat(ingest.problems().get("feed:test"))
                .hasValueSatisfying(why -> assertThat(why).contains("not yours"));

        await("everything", () -> {
            producer.completeNext();
            return told(T_14_53) && server.requests.size() > 2;
        });
        assertThat(server.requests.get(2).headers()).containsEntry("if-none-match", "\"a\"");
    }

    @Test
    void changedItem_isPublishedAgain_unchangedIsNot() throws Exception {
        server.answer(rss(ONE + TWO, AT_14_53));
        start();
        await("both", () -> told(T_14_53));
        server.answer(rss(ONE.replace("one", "one, corrected") + TWO, AT_14_54));
        await("the later time", () -> told(T_14_54));

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
        server.answer(rss(ONE, AT_14_53));
        await("recovery", () -> ingest.problems().get("feed:test").isEmpty());

        assertThat(news()).hasSize(1);
        assertThat(meters.counter("tidewire.ingest.feed.polls", "source", "feed:test", "result", "failed")
                        .count())
                .isPositive();
    }

    @Test
    void brokenDocument_isSetAsideOnceHoweverOftenItIsServed() throws Exception {
        server.answer(body("text/xml", utf8("<rss><channel>"), AT_14_53));
        start();
        await("several polls", () -> server.requests.size() > 3);

        assertThat(Topic.deadLetters(producer)).hasSize(1).allMatch(why -> why.startsWith("not well-formed XML"));
        assertThat(progress).isEmpty();
    }

    @Test
    void unusableItem_isSetAsideOnce_andDoesNotStopTheOthers() throws Exception {
        server.answer(rss("<item><guid>0</guid></item>" + ONE, AT_14_53));
        start();
        await("several polls", () -> server.requests.size() > 3 && told(T_14_53));

        assertThat(news()).hasSize(1);
        assertThat(Topic.deadLetters(producer)).containsExactly("NewsItem.title must not be empty");
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

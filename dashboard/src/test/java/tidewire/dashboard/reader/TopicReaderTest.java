package tidewire.dashboard.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.dashboard.TestObjects.NOON;
import static tidewire.dashboard.TestObjects.digest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.dashboard.TestDashboard;
import tidewire.dashboard.TestTopics;
import tidewire.dashboard.history.Filter;
import tidewire.dashboard.history.History;
import tidewire.dashboard.history.Kind;
import tidewire.events.DeadLetter;
import tidewire.events.Json;
import tidewire.events.Topics;
import tidewire.events.consume.RefusalStreak;

/** The history in step with the topics, over restarts. */
class TopicReaderTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("history.db");
    }

    @Test
    void history_outlivesARestart_andHasNothingTwice() throws Exception {
        TestTopics topics = new TestTopics();
        try (TestDashboard dashboard = dashboard(topics)) {
            topics.publish(digest("world", NOON, "before"));
            await(dashboard, 1);
        }
        try (TestDashboard dashboard = dashboard(topics)) {
            topics.publish(digest("world", NOON.plusSeconds(60), "after"));
            await(dashboard, 2);
        }

        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void topicsMadeAnew_beginANewHistory() throws Exception {
        TestTopics before = new TestTopics("a");
        try (TestDashboard dashboard = dashboard(before)) {
            before.publish(digest("world", NOON, "of the old topics"));
            await(dashboard, 1);
        }
        TestTopics after = new TestTopics("b");
        try (TestDashboard dashboard = dashboard(after)) {
            after.publish(digest("world", NOON.plusSeconds(60), "of the new topics"));
            after.publish(digest("world", NOON.plusSeconds(120), "of the new topics too"));
            await(dashboard, 2);
        }

        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void recordThatCannotBeShown_isSetAsideOnce_withWhereItStood_alsoOverARestart() throws Exception {
        TestTopics topics = new TestTopics();
        List<String> shown = List.of(Topics.DIGESTS, Topics.ALERT_COMMANDS, Topics.TELEMETRY);
        try (TestDashboard dashboard = dashboard(topics)) {
            shown.forEach(topic -> bad(topics, topic, "no JSON"));
            bad(topics, Topics.ALERT_COMMANDS, null); // Takes a key away, which is no mistake.
            bad(topics, Topics.ANSWERS, null);
            bad(topics, Topics.MOVES, "x".repeat(100_000));
            topics.publish(digest("world", NOON, "after them"));
            await(dashboard, 1);
            awaitLetters(dashboard, 5);

            assertThat(dashboard.letters.history())
                    .extracting(ProducerRecord::topic)
                    .containsOnly("tidewire.dashboard.dlq.v1");
            assertThat(dashboard.letters.history())
                    .extracting(letter -> header(letter, DeadLetter.TOPIC))
                    .containsExactlyInAnyOrder(
                            Topics.DIGESTS, Topics.ALERT_COMMANDS, Topics.TELEMETRY, Topics.ANSWERS, Topics.MOVES);
            ProducerRecord<byte[], byte[]> letter = dashboard.letters.history().stream()
                    .filter(one -> Topics.MOVES.equals(header(one, DeadLetter.TOPIC)))
                    .findFirst()
                    .orElseThrow();
            assertThat(header(letter, DeadLetter.STAGE)).isEqualTo("dashboard");
            assertThat(header(letter, DeadLetter.PARTITION)).isEqualTo("0");
            assertThat(header(letter, DeadLetter.OFFSET)).isEqualTo("0");
            assertThat(header(letter, DeadLetter.LENGTH)).isEqualTo("100000");
            assertThat(header(letter, DeadLetter.REASON)).isNotBlank().doesNotContain("\n");
            assertThat(letter.value()).hasSize(64 * 1024);
        }
        try (TestDashboard dashboard = dashboard(topics)) {
            bad(topics, Topics.TELEMETRY, "no JSON either");
            awaitLetters(dashboard, 1);
            topics.publish(digest("world", NOON.plusSeconds(60), "after that"));
            await(dashboard, 2);

            assertThat(dashboard.letters.history())
                    .singleElement()
                    .satisfies(letter ->
                            assertThat(header(letter, DeadLetter.OFFSET)).isEqualTo("1"));
        }
    }

    @Test
    void topic_ofWhichNothingCanBeShown_isSaid_whateverOthersBring() {
        UnshownRecords unshown = new UnshownRecords(
                () -> new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()));
        for (int i = 0; i < RefusalStreak.MANY; i++) {
            assertThat(unshown.allOf()).isEmpty();
            unshown.put(new ConsumerRecord<>(Topics.DIGESTS, 0, i, null, new byte[0]), true, "it is odd");
            unshown.shown(Topics.STATUS);
        }
        assertThat(unshown.allOf())
                .containsExactly(
                        "tidewire.digests.v1: the last 20 records were all set aside, the last one because it is odd"
                                + " (./tidewire dlq show dashboard)");
        unshown.shown(Topics.DIGESTS);
        assertThat(unshown.allOf()).isEmpty();
    }

    @Test
    void page_thatCanShowNothingOfATopic_saysSo_andIsReadyAllTheSame() throws Exception {
        TestTopics topics = new TestTopics();
        try (TestDashboard dashboard = dashboard(topics)) {
            topics.publish(digest("world", NOON, "before"));
            await(dashboard, 1);
            for (int i = 0; i < RefusalStreak.MANY; i++) {
                bad(topics, Topics.MOVES, "no JSON");
            }
            awaitLetters(dashboard, RefusalStreak.MANY);
            HttpRequest health = HttpRequest.newBuilder(URI.create(dashboard.url() + "health"))
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(health, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Json.mapper().readTree(answer.body()).at("/remarks/0").asText())
                    .startsWith(Topics.MOVES + ": the last 20 records were all set aside");
        }
    }

    private static void bad(TestTopics topics, String topic, @Nullable String value) {
        topics.publish(topic, new RecordHeaders(), value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    private static void awaitLetters(TestDashboard dashboard, int letters) {
        while (dashboard.letters.history().size() < letters) {
            Thread.onSpinWait(); // A hang is ended by the build.
        }
    }

    private static @Nullable String header(ProducerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private TestDashboard dashboard(TestTopics topics) {
        return new TestDashboard(topics, TestDashboard.local(0, "/", file()));
    }

    private long kept() {
        try (History history = new History(file())) {
            return history.page(Kind.DIGEST, Filter.last(100)).items().size();
        }
    }

    private static void await(TestDashboard dashboard, int digests) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(dashboard.url() + "api/digests"))
                .build();
        JsonNode items;
        do {
            items = Json.mapper()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .at("/items");
        } while (items.size() < digests);
    }
}

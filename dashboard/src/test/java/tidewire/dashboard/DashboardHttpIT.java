package tidewire.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidewire.dashboard.TestObjects.NOON;
import static tidewire.dashboard.TestObjects.digest;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.Json;
import tidewire.events.Topics;

/** The HTTP interface over a real socket; topics are Kafka's in-memory consumer. */
class DashboardHttpIT {
    private static final String TOKEN = "correct-horse-battery";

    private final TestTopics topics = new TestTopics();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<String, Optional<String>> health = new HashMap<>(Map.of("model", Optional.empty()));
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private Dashboard dashboard;

    @BeforeEach
    void start() {
        dashboard = start(new DashboardConfig("127.0.0.1", 0, false, null, TestObjects.DESKS), topics);
    }

    private Dashboard start(DashboardConfig config, TestTopics topics) {
        Dashboard started = new Dashboard(config, topics::consumer, meters, () -> health, () -> "tidewire_up 1.0\n");
        started.start();
        return started;
    }

    @AfterEach
    void close() {
        dashboard.close();
    }

    @Test
    void digests_ofADesk_areAnsweredAsTheyStandOnTheTopic() throws Exception {
        var digest = digest("markets", NOON, "Größere Bewegung – 2 €");
        topics.publish(digest);
        topics.publish(digest("world", NOON, "Another desk"));
        awaitDigests(2);

        HttpResponse<String> answer = get("/api/digests?desk=markets");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("[" + new String(Json.write(digest), StandardCharsets.UTF_8) + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/digests?desk=nope",
                "/api/tape?desk=nope",
                "/api/bars?symbol=NOPE",
                "/page/nope.js",
                "/nope"
            })
    void whatDoesNotExist_is404AsJson(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Json.mapper().readTree(answer.body()).at("/error").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tape?limit=0", "/api/tape?limit=x", "/api/tape?limit=99999999999", "/api/bars"})
    void wrongParameters_are400WithWhatIsRight(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).containsAnyOf("limit must be a number from 1", "symbol is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/page/..%2f..%2fpackage-info.class", "/page/%2e%2e", "/uplot/..%2fpackage.json", "/page/.html"})
    void paths_cannotLeaveThePagesFolder(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void stream_afterReconnect_hasNeitherGapsNorDoubles() throws Exception {
        topics.publish(digest("world", NOON, "digest 0"));
        awaitDigests(1);
        String after = state().at("/lastEventId").asText();
        String seen;
        try (Stream<String> lines = stream("/api/stream?after=" + after, null)) {
            Iterator<String> stream = lines.iterator();
            topics.publish(digest("world", NOON.plusSeconds(1_800), "digest 1 – ü €"));
            assertThat(nextData(stream)).contains("digest 1 – ü €").doesNotContain("digest 0");
            seen = lastId;
        }
        topics.publish(digest("world", NOON.plusSeconds(3_600), "digest 2"));
        awaitDigests(3);
        try (Stream<String> lines = stream("/api/stream?after=" + after, seen)) {
            Iterator<String> stream = lines.iterator();
            assertThat(nextData(stream)).contains("digest 2").doesNotContain("digest 1");
        }
    }

    @Test
    void health_is503WithTheReason_whenAPartWouldNotWork() throws Exception {
        topics.publish(digest("world", NOON, "so that the reader has begun"));
        awaitDigests(1);
        assertThat(get("/health").statusCode()).isEqualTo(200);

        health.put("model", Optional.of("the model folder is gone"));
        HttpResponse<String> answer = get("/health");

        assertThat(answer.statusCode()).isEqualTo(503);
        JsonNode body = Json.mapper().readTree(answer.body());
        assertThat(body.at("/status").asText()).isEqualTo("failing");
        assertThat(body.at("/checks/model/problem").asText()).isEqualTo("the model folder is gone");
        assertThat(body.at("/checks/dashboard/ok").asBoolean()).isTrue();
    }

    @Test
    void metrics_areTheScrape() throws Exception {
        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.body()).isEqualTo("tidewire_up 1.0\n");
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain; version=0.0.4");
    }

    @Test
    void everyAnswer_carriesSecurityHeaders() throws Exception {
        for (String path : List.of("/", "/page/main.js", "/uplot/uPlot.esm.js", "/api/state", "/nope")) {
            var headers = get(path).headers();
            assertThat(headers.firstValue("content-security-policy").orElseThrow())
                    .as(path)
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("x-content-type-options")).as(path).hasValue("nosniff");
            assertThat(headers.firstValue("referrer-policy")).as(path).hasValue("no-referrer");
        }
    }

    @Test
    void pageFile_unchanged_is304() throws Exception {
        String etag = get("/page/main.js").headers().firstValue("etag").orElseThrow();

        HttpResponse<String> answer = client.send(
                request("/page/main.js").header("If-None-Match", etag).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(304);
    }

    @Test
    void foreignHostName_isRefused() throws Exception {
        // The JDK's client does not let a Host header be set; a plain socket does.
        assertThat(RawHttp.get(dashboard.port(), "/api/state", "rebound.example:" + dashboard.port()))
                .startsWith("HTTP/1.1 403");
        assertThat(RawHttp.get(dashboard.port(), "/api/state", "localhost:" + dashboard.port()))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void exposed_answersOnlyWithTheToken() throws Exception {
        dashboard.close();
        dashboard = start(new DashboardConfig("0.0.0.0", 0, true, TOKEN, TestObjects.DESKS), new TestTopics());

        assertThat(get("/api/state").statusCode()).isEqualTo(401);
        assertThat(get("/?token=wrong-token-altogether").statusCode()).isEqualTo(401);
        assertThat(get("/api/state?token=" + TOKEN).statusCode()).isEqualTo(401);
        assertThat(client.send(
                                request("/api/state")
                                        .header("Authorization", "Bearer " + TOKEN)
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> entry = get("/?token=" + TOKEN);
        assertThat(entry.statusCode()).isEqualTo(303);
        assertThat(entry.headers().firstValue("location").orElseThrow())
                .endsWith("/")
                .doesNotContain(TOKEN);
        String cookie = entry.headers().firstValue("set-cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
        assertThat(client.send(
                                request("/")
                                        .header("Cookie", cookie.split(";")[0])
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void unreadableRecord_isCountedAndTheNextIsShown() throws Exception {
        topics.publish(Topics.DIGESTS, new RecordHeaders(), "{\"id\":1".getBytes(StandardCharsets.UTF_8));
        topics.publish(digest("world", NOON, "The next one"));
        awaitDigests(1);

        assertThat(meters.counter("tidewire.dashboard.records", "topic", Topics.DIGESTS, "result", "invalid")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void portInUse_isOneClearMessage() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            DashboardConfig config = new DashboardConfig("127.0.0.1", taken.getLocalPort(), false, null, List.of());
            try (Dashboard second = new Dashboard(config, new TestTopics()::consumer, meters, Map::of, () -> "")) {
                assertThatThrownBy(second::start)
                        .isInstanceOf(DashboardStartException.class)
                        .hasMessageContaining("port " + taken.getLocalPort())
                        .hasMessageContaining("dashboard.port");
            }
        }
    }

    private String lastId = "";

    /** Data of the next update; remembers its id. */
    private String nextData(Iterator<String> lines) {
        while (true) {
            String line = lines.next();
            if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            } else if (line.startsWith("data: ")) {
                return line;
            }
        }
    }

    private Stream<String> stream(String path, String lastEventId) throws Exception {
        HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return client.send(request.build(), BodyHandlers.ofLines()).body();
    }

    private void awaitDigests(int number) throws Exception {
        while (state().at("/digests").size() < number) {
            Thread.onSpinWait(); // Every round is an HTTP request; a hang is ended by the build.
        }
    }

    private JsonNode state() throws Exception {
        return Json.mapper().readTree(get("/api/state").body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + path));
    }
}

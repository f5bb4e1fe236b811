package tidewire.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.simulator.sample.SampleSource;

class RssServerIT {
    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private SimulatedClock clock;
    private RssServer server;

    @BeforeEach
    void start() throws IOException {
        Path file = folder.resolve("news.jsonl");
        Files.writeString(file, """
                {"id":"1","published":"2013-10-07T12:00:00Z","title":"A < B & C","text":"One.\\n\\nTwo <b>.","link":"https://example.org/?a=1&b=2"}
                {"id":"2","published":"2013-10-07T12:00:01Z","title":"Second"}
                """);
        clock = new SimulatedClock(Instant.parse("2013-10-07T00:00:00Z"));
        server = new RssServer(SampleSource.newsFile(file), clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(server.url("news"));
    }

    private HttpResponse<byte[]> get(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    @Test
    void feed_showsWhatIsPublishedByTheSimulatedTime() throws Exception {
        clock.moveTo(Instant.parse("2013-10-07T12:00:00Z"));
        HttpResponse<byte[]> response = get(request());
        String xml = new String(response.body(), StandardCharsets.UTF_8);

        assertThat(header(response, "Date")).isEqualTo("Mon, 07 Oct 2013 12:00:00 GMT");
        assertThat(xml)
                .contains("<title>A &lt; B &amp; C</title>")
                .contains("<guid isPermaLink=\"false\">1</guid>")
                .contains("<pubDate>Mon, 07 Oct 2013 12:00:00 GMT</pubDate>")
                .contains("<link>https://example.org/?a=1&amp;b=2</link>")
                .contains("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;lt;b&amp;gt;.&lt;/p&gt;")
                .doesNotContain("Second");
    }

    @Test
    void unchangedFeed_isNotModified_withTheSimulatedTime() throws Exception {
        HttpResponse<byte[]> first = get(request());
        clock.moveTo(Instant.parse("2013-10-07T11:59:00Z"));
        HttpResponse<byte[]> second = get(request().header("If-None-Match", header(first, "ETag")));

        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(header(second, "Date")).isEqualTo("Mon, 07 Oct 2013 11:59:00 GMT");
        assertThat(second.body()).isEmpty();
    }

    @Test
    void changedFeed_isSentWithAnotherTag() throws Exception {
        HttpResponse<byte[]> first = get(request());
        clock.moveTo(Instant.parse("2013-10-07T13:00:00Z"));
        HttpResponse<byte[]> second = get(request().header("If-None-Match", header(first, "ETag")));

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(header(second, "ETag")).isNotEqualTo(header(first, "ETag"));
    }

    @Test
    void gzip_isUsedWhenAccepted() throws Exception {
        HttpResponse<byte[]> plain = get(request());
        HttpResponse<byte[]> packed = get(request().header("Accept-Encoding", "gzip"));

        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(plain.body());
        }
    }

    @Test
    void readerOfThePresentTime_isAnsweredWhenTimeMoves() throws Exception {
        HttpResponse<byte[]> first = get(request());
        CompletableFuture<HttpResponse<byte[]>> waiting = http.sendAsync(
                request().header("If-None-Match", header(first, "ETag")).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        clock.moveTo(Instant.parse("2013-10-07T00:05:00Z"));

        assertThat(header(waiting.get(30, TimeUnit.SECONDS), "Date")).isEqualTo("Mon, 07 Oct 2013 00:05:00 GMT");
    }

    @Test
    void longFeed_showsTheLatest_butAllOfTheLastHour() throws Exception {
        StringBuilder lines = new StringBuilder();
        String line = "{\"id\":\"%s\",\"published\":\"2013-10-07T%s:00:00Z\",\"title\":\"t\"}\n";
        for (int i = 0; i < 60; i++) {
            lines.append(line.formatted("early-" + i, "01"));
        }
        for (int i = 0; i < 50; i++) {
            lines.append(line.formatted("late-" + i, "12"));
        }
        Path file = folder.resolve("long.jsonl");
        Files.writeString(file, lines);
        try (RssServer full = new RssServer(SampleSource.newsFile(file), clock)) {
            clock.moveTo(Instant.parse("2013-10-07T01:00:00Z"));
            assertThat(guids(full)).hasSize(60);
            clock.moveTo(Instant.parse("2013-10-07T12:05:00Z"));
            assertThat(guids(full)).hasSize(50).allMatch(guid -> guid.startsWith("late-"));
        }
    }

    private List<String> guids(RssServer from) throws Exception {
        String xml = new String(get(HttpRequest.newBuilder(from.url("news"))).body(), StandardCharsets.UTF_8);
        return Pattern.compile("false\">([^<]+)</guid>")
                .matcher(xml)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void unknownFeed_isNotFound() throws Exception {
        assertThat(get(HttpRequest.newBuilder(server.url("other"))).statusCode())
                .isEqualTo(404);
    }
}

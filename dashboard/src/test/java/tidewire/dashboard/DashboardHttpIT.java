package tidewire.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidewire.dashboard.TestObjects.NOON;
import static tidewire.dashboard.TestObjects.bar;
import static tidewire.dashboard.TestObjects.digest;
import static tidewire.dashboard.TestObjects.news;
import static tidewire.dashboard.TestObjects.tape;
import static tidewire.dashboard.TestObjects.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.Alert;
import tidewire.events.Citation;
import tidewire.events.Json;
import tidewire.events.NewsItem;
import tidewire.events.NewsItem.Precision;
import tidewire.events.Severity;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;
import tidewire.events.Topics;

/** The HTTP interface over a real socket; topics are Kafka's in-memory consumer. */
class DashboardHttpIT {
    private static final String TOKEN = "correct-horse-battery";

    private final TestTopics topics = new TestTopics();
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private TestDashboard dashboard;

    @BeforeEach
    void start() {
        dashboard = new TestDashboard(topics);
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
        assertThat(answer.body())
                .isEqualTo(
                        "{\"items\":[" + new String(Json.write(digest), StandardCharsets.UTF_8) + "],\"next\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/digests?desk=nope",
                "/api/tape?desk=nope",
                "/api/bars?symbol=NOPE",
                "/api/story?desk=world&id=nope",
                "/api/digest?desk=world&to=2013-10-10T14:00:00Z",
                "/page/nope.js",
                "/nope"
            })
    void whatDoesNotExist_isAProblemDocument(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        JsonNode problem = Json.mapper().readTree(answer.body());
        assertThat(problem.at("/status").asInt()).isEqualTo(404);
        assertThat(problem.at("/title").asText()).isEqualTo("Not Found");
        assertThat(problem.at("/detail").asText()).isNotEmpty();
    }

    @Test
    void whatDoesNotExist_isToldInWords_toAPersonWhoFollowedALink_andToNoProgram() throws Exception {
        String person = "text/html,application/xhtml+xml,*/*;q=0.8";
        HttpResponse<String> page =
                client.send(request("/nope").header("Accept", person).build(), BodyHandlers.ofString());
        HttpResponse<String> api =
                client.send(request("/api/nope").header("Accept", person).build(), BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("content-type")).hasValue("text/html;charset=utf-8");
        assertThat(page.body()).contains("<h1>Not Found</h1>").doesNotContain("{");
        assertThat(api.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/tape?limit=0,limit must be a number from 1",
        "/api/tape?limit=x,limit must be a number from 1",
        "/api/tape?limit=99999999999,limit must be a number from 1",
        "/api/bars,symbol is missing",
        "/api/tape?from=yesterday,from must be a time in UTC such as",
        "/api/tape?to=-9999999-01-01T00:00:00Z,to must be a time in UTC such as",
        "/api/tape?cursor=zzz,cursor must be what the page before gave",
        "/api/tape?dsk=world,there is no parameter dsk here",
        "/api/watch,day is missing",
        "/api/watch?day=10.10.2013,day must be a day such as",
        "/api/watch?day=99999-01-01,day must be a day such as",
        "/api/watch?day=2013-10-10&zone=Nowhere,zone must be a time zone such as",
        "/api/export?what=tape&format=xls,format must be json or csv",
        "/api/export?what=all&format=csv,what must be one of"
    })
    void wrongParameters_are400WithWhatIsRight(String path, String detail) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(detail);
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

        dashboard.health.put("model", Optional.of("the model folder is gone"));
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
        dashboard = new TestDashboard(
                new TestTopics(),
                new DashboardConfig("0.0.0.0", 0, true, TOKEN, "/tidewire/", null, Map.of(), TestObjects.DESKS));

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
                .endsWith("/tidewire/")
                .doesNotContain(TOKEN);
        String cookie = entry.headers().firstValue("set-cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/tidewire/");
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

        assertThat(dashboard
                        .meters
                        .counter("tidewire.dashboard.records", "topic", Topics.DIGESTS, "result", "invalid")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void portInUse_isOneClearMessage() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() ->
                            new TestDashboard(new TestTopics(), TestDashboard.local(taken.getLocalPort(), "/", null)))
                    .isInstanceOf(DashboardStartException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("dashboard.port");
        }
    }

    @Test
    void health_withoutTheToken_saysWhetherAndNoMore() throws Exception {
        dashboard.close();
        dashboard = new TestDashboard(
                new TestTopics(),
                new DashboardConfig("0.0.0.0", 0, true, TOKEN, "/", null, Map.of(), TestObjects.DESKS));
        dashboard.health.put("model", Optional.of("the folder /secret/place is gone"));

        HttpResponse<String> anonymous = get("/health");
        HttpResponse<String> known = client.send(
                request("/health").header("Authorization", "Bearer " + TOKEN).build(), BodyHandlers.ofString());

        assertThat(anonymous.statusCode()).isEqualTo(503);
        assertThat(anonymous.body()).isEqualTo("{\"status\":\"failing\"}");
        assertThat(known.body()).contains("/secret/place");
        assertThat(get("/metrics").statusCode()).isEqualTo(401);
    }

    @Test
    void basePath_servesPageApiAndFiles_whetherTheProxyTakesItAwayOrNot() throws Exception {
        dashboard.close();
        dashboard = new TestDashboard(new TestTopics(), TestDashboard.local(0, "/tidewire/", null));

        for (String path :
                List.of("/tidewire/", "/", "/tidewire/story/world/nvd:1", "/digest/world/2013-10-10T16:00:00Z")) {
            assertThat(get(path).body()).as(path).contains("<base href=\"/tidewire/\">");
        }
        for (String path :
                List.of("/tidewire/page/main.js", "/page/main.js", "/tidewire/api/state", "/tidewire/health")) {
            assertThat(get(path).statusCode()).as(path).isIn(200, 503);
        }
        assertThat(get("/").body()).doesNotContain("href=\"/page").doesNotContain("src=\"/");
    }

    @Test
    void answer_unchanged_is304() throws Exception {
        topics.publish(digest("world", NOON, "Once"));
        awaitDigests(1);
        String etag = get("/api/digests").headers().firstValue("etag").orElseThrow();

        HttpResponse<String> same = client.send(
                request("/api/digests").header("If-None-Match", etag).build(), BodyHandlers.ofString());
        topics.publish(digest("world", NOON.plusSeconds(60), "Twice"));
        awaitDigests(2);
        HttpResponse<String> other = client.send(
                request("/api/digests").header("If-None-Match", etag).build(), BodyHandlers.ofString());

        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/digests", "/api/openapi.json", "/page/main.js", "/feed.rss", "/alerts.rss"})
    void whatIsHadAlready_isNotSentAgain_howeverItIsSaid(String path) throws Exception {
        String etag = get(path).headers().firstValue("etag").orElseThrow();

        for (String had : List.of(etag, "W/" + etag, "\"other\", " + etag + ", \"third\"", "*")) {
            assertThat(client.send(request(path).header("If-None-Match", had).build(), BodyHandlers.ofString())
                            .statusCode())
                    .as(had)
                    .isEqualTo(304);
        }
        assertThat(client.send(
                                request(path)
                                        .header("If-None-Match", "\"other\"")
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void watchlist_ofADayThatWas_isOfItsBars_andOfTheCloseBefore() throws Exception {
        Instant midnight = Instant.parse("2013-10-10T04:00:00Z"); // In New York.
        topics.publish(bar("SPY", midnight.minusSeconds(60), 100));
        topics.publish(bar("SPY", midnight.plusSeconds(3_600), 103, 102, 0, 1_000));
        topics.publish(bar("SPY", midnight.plusSeconds(86_340), 104, 110, 0, 1_000));
        topics.publish(bar("SPY", midnight.plusSeconds(86_400), 50));
        topics.publish(bar("IBM", midnight.plusSeconds(86_400), 180));
        while (!get("/api/bars?symbol=IBM").body().contains("180")) {
            Thread.onSpinWait();
        }

        JsonNode rows = Json.mapper()
                .readTree(get("/api/watch?day=2013-10-10&zone=America/New_York").body())
                .path("items");

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.path("symbol").asText()).isEqualTo("SPY");
            assertThat(new BigDecimal(row.path("last").asText())).isEqualByComparingTo("110");
            assertThat(new BigDecimal(row.path("previous").asText())).isEqualByComparingTo("100");
            assertThat(new BigDecimal(row.path("change").asText())).isEqualByComparingTo("10");
            assertThat(new BigDecimal(row.path("gap").asText())).isEqualByComparingTo("3");
            assertThat(new BigDecimal(row.path("low").asText())).isEqualByComparingTo("102");
        });
    }

    @Test
    void watchlist_ofADayOf25Hours_isOfAllOfThem() throws Exception {
        Instant midnight = Instant.parse("2013-11-03T04:00:00Z"); // In New York, where clocks are put back on that day.
        topics.publish(bar("SPY", midnight.minusSeconds(60), 100));
        topics.publish(bar("SPY", midnight, 103));
        topics.publish(bar("SPY", midnight.plusSeconds(25 * 3_600 - 60), 110));
        topics.publish(bar("SPY", midnight.plusSeconds(25 * 3_600), 50));
        while (!get("/api/bars?symbol=SPY").body().contains("\"50.00\"")) {
            Thread.onSpinWait(); // As above.
        }

        JsonNode row = Json.mapper()
                .readTree(get("/api/watch?day=2013-11-03&zone=America/New_York").body())
                .at("/items/0");

        assertThat(new BigDecimal(row.path("low").asText())).isEqualByComparingTo("103");
        assertThat(new BigDecimal(row.path("gap").asText())).isEqualByComparingTo("3");
        assertThat(new BigDecimal(row.path("change").asText())).isEqualByComparingTo("10");
    }

    @Test
    void export_hasEverything_asCsvAndJson_andNoFormulas() throws Exception {
        for (int i = 0; i < 5; i++) {
            topics.publish(tape(
                    "world", i, news("w:" + i, "world", NOON, Precision.SECOND, "=cmd|' /C calc'!A" + i + ", \"x\"")));
        }
        awaitTape("world", 5);

        String csv = get("/api/export?what=tape&format=csv&desk=world").body();
        JsonNode json = Json.mapper()
                .readTree(get("/api/export?what=tape&format=json&desk=world").body());

        assertThat(csv.split("\r\n")).hasSize(6);
        assertThat(csv).startsWith("time,desk,sequence,kind").contains("\"'=cmd|' /C calc'!A4, \"\"x\"\"\"");
        assertThat(json).hasSize(5);
    }

    @Test
    void rss_hasDigests_withLinksToThem_andNoMarkupFromFeeds() throws Exception {
        topics.publish(digest("world", NOON, "<script>alert(1)</script> & more"));
        awaitDigests(1);

        String rss = get("/feed.rss?desk=world").body();

        assertThat(rss)
                .contains("<title>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</title>")
                .contains("/digest/world/2013-10-10T16:00:00Z</link>");
        var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
        assertThat(factory.newDocumentBuilder()
                        .parse(new java.io.ByteArrayInputStream(rss.getBytes(StandardCharsets.UTF_8)))
                        .getElementsByTagName("item")
                        .getLength())
                .isEqualTo(1);
    }

    @Test
    void rssOfAlerts_saysWhatFired_linksToTheStoryAndTheSources_andHasNoMarkupFromFeeds() throws Exception {
        topics.publish(new Alert(
                "alert:world:w:https://example.org/dam?a=1",
                1,
                "world",
                "UTC",
                Alert.Action.UPDATED,
                Severity.WARNING,
                NOON,
                "important",
                "importance 0.81",
                "w:https://example.org/dam?a=1",
                "<b>Dam</b> fails & floods",
                "The dam\uFFFE failed.\uFFFF",
                List.of(),
                List.of(new Citation("w:0", Citation.Kind.ITEM, "Dam fails", "https://example.org/?a=1&b=2"))));
        String rss = get("/alerts.rss?desk=world").body();
        while (!rss.contains("<item>")) {
            rss = get("/alerts.rss?desk=world").body(); // As in awaitDigests.
        }

        var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
        var item = factory.newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(rss.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("item")
                .item(0);
        assertThat(item.getTextContent())
                .contains("Update: <b>Dam</b> fails & floods")
                .contains("The dam failed.")
                .contains("/story/world/w:https:~2F~2Fexample.org~2Fdam~3Fa~3D1")
                .contains("<p>warning; important: importance 0.81</p>")
                .contains("<a href=\"https://example.org/?a=1&amp;b=2\">Dam fails</a>");
        String link = item.getTextContent().replaceFirst("(?s).*?(/story/\\S+?)alert:.*", "$1");
        assertThat(get(link).statusCode()).as(link).isEqualTo(200);
    }

    @Test
    void question_isSent_withOlderItemsFirst_andWhatElseTheSearchFinds() throws Exception {
        topics.publish(tape("world", 0, news("w:0", "world", NOON, Precision.SECOND, "Munro wins the prize")));
        topics.publish(tape("world", 1, news("w:1", "world", NOON, Precision.SECOND, "Prize money is eight million")));
        topics.publish(telemetry("world", NOON, 1, List.of(10), 0)); // The window holds the last entry only.
        awaitTape("world", 2);
        while (state().at("/telemetry").isEmpty()) {
            Thread.onSpinWait();
        }

        HttpResponse<String> answer = post("/api/questions", "{\"desk\":\"world\",\"text\":\"Who wins the prize?\"}");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(dashboard.asked).singleElement().satisfies(question -> {
            assertThat(question.text()).isEqualTo("Who wins the prize?");
            assertThat(question.context()).extracting(NewsItem::id).containsExactly("w:0", "w:1");
            assertThat(answer.body()).contains(question.id());
        });
    }

    @Test
    void question_fromAnotherSite_isRefused() throws Exception {
        HttpResponse<String> form = client.send(
                request("/api/questions")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());
        HttpResponse<String> foreign = client.send(
                request("/api/questions")
                        .header("Content-Type", "application/json")
                        .header("Sec-Fetch-Site", "cross-site")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(dashboard.asked).isEmpty();
        HttpResponse<String> command = client.send(
                request("/api/alert-commands")
                        .header("Content-Type", "application/json")
                        .header("Sec-Fetch-Site", "same-site")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(command.statusCode()).isEqualTo(403);
    }

    @Test
    void command_isPutOnItsTopic_andHolds() throws Exception {
        HttpResponse<String> muted = post(
                "/api/alert-commands",
                "{\"action\":\"mute\",\"subject\":\"symbol\",\"name\":\"IBM\",\"desk\":\"markets\",\"minutes\":60}");

        assertThat(muted.statusCode()).as(muted.body()).isEqualTo(202);
        assertThat(dashboard.commanded).singleElement().satisfies(command -> {
            assertThat(command.key()).isEqualTo("symbol/markets/IBM");
            assertThat(Duration.between(command.given(), command.until())).isEqualTo(Duration.ofHours(1));
        });
        while (Json.mapper()
                .readTree(get("/api/alert-commands").body())
                .at("/items")
                .isEmpty()) {
            Thread.onSpinWait(); // Read back from the topic; a hang is ended by the build.
        }
        assertThat(get("/api/alert-commands").body()).contains("\"name\":\"IBM\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{\"action\":\"mute\",\"subject\":\"symbol\",\"name\":\"IBM\"}#minutes must be",
                "{\"action\":\"mute\",\"subject\":\"symbol\",\"name\":\"IBM\",\"minutes\":-5}#minutes must be",
                "{\"action\":\"mute\",\"subject\":\"symbol\",\"name\":\"IBM\",\"minutes\":99999999}#minutes must be",
                "{\"action\":\"mute\",\"subject\":\"webhook\",\"name\":\"X\",\"minutes\":5}#subject must fit",
                "{\"action\":\"explode\",\"subject\":\"rule\",\"name\":\"X\"}#action is missing or unknown",
                "{\"action\":\"acknowledge\",\"subject\":\"alert\",\"name\":\"X\"}#severity is missing or unknown",
                "{\"action\":\"turn-on\",\"subject\":\"webhook\",\"name\":\"\"}#name",
                "[]#action is missing",
                "nothing#the body must be JSON"
            })
    void command_thatIsWrong_isRefusedWithTheReason(String body, String reason) throws Exception {
        HttpResponse<String> answer = post("/api/alert-commands", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(reason);
        assertThat(dashboard.commanded).isEmpty();
    }

    @Test
    void live_isAnswered_alsoWithoutTheToken_andWhenAPartHasAProblem() throws Exception {
        dashboard.close();
        dashboard = new TestDashboard(
                new TestTopics(),
                new DashboardConfig("0.0.0.0", 0, true, TOKEN, "/tidewire/", null, Map.of(), TestObjects.DESKS));
        dashboard.health.put("model", Optional.of("is gone"));

        for (String path : List.of("/health/live", "/tidewire/health/live")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(get(path).body()).as(path).isEqualTo("ok\n");
        }
    }

    @Test
    void wrongMethod_isAProblemDocument_thatNamesTheRightOne() throws Exception {
        HttpResponse<String> answer =
                client.send(request("/api/digests").DELETE().build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("allow")).hasValue("GET");
        assertThat(answer.body()).contains("here only GET is answered");
    }

    @Test
    void question_withoutText_orToNoDesk_isRefusedWithTheReason() throws Exception {
        assertThat(post("/api/questions", "{\"desk\":\"world\",\"text\":\" \"}").statusCode())
                .isEqualTo(400);
        assertThat(post("/api/questions", "{\"desk\":\"nope\",\"text\":\"x\"}").statusCode())
                .isEqualTo(404);
        assertThat(post("/api/questions", "not json").statusCode()).isEqualTo(400);
    }

    @Test
    void story_isItsReports_linesAndAlerts() throws Exception {
        NewsItem first = news("w:0", "world", NOON, Precision.SECOND, "First report");
        NewsItem second = news("w:1", "world", NOON.plusSeconds(60), Precision.SECOND, "Second report");
        StoryRef update = new StoryRef("w:0", StoryRef.Role.UPDATE, 2, 2, 0.5, Map.of());
        topics.publish(tape("world", 0, first));
        topics.publish(new TapeEntry(
                "world", 1, NOON.plusSeconds(60), TapeEntry.Kind.ITEM, false, second, update, null, null));
        awaitTape("world", 2);

        JsonNode story =
                Json.mapper().readTree(get("/api/story?desk=world&id=w:0").body());

        assertThat(story.at("/story").isNull()).isTrue();
        assertThat(story.at("/entries").findValuesAsText("title")).containsExactly("Second report", "First report");
    }

    @Test
    void source_isTested() throws Exception {
        assertThat(post("/api/sources/test?source=feed:down", "").body())
                .contains("\"ok\":false")
                .contains("asked feed:down");
        assertThat(post("/api/sources/test?source=feed:up", "").body()).contains("\"ok\":true");
    }

    @Test
    void answers_haveTheFieldsThatTheDocumentNames_andNoOther() throws Exception {
        topics.publish(digest("world", NOON, "Something"));
        topics.publish(tape("world", 0, news("w:0", "world", NOON, Precision.SECOND, "First report")));
        topics.publish(bar("SPY", NOON, 166.2));
        awaitTape("world", 1);
        while (get("/api/bars?symbol=SPY").statusCode() != 200) {
            Thread.onSpinWait(); // As above.
        }
        JsonNode document = Json.mapper().readTree(get("/api/openapi.json").body());
        Map<String, String> queries = Map.of(
                "/api/bars", "?symbol=SPY",
                "/api/story", "?id=w:0",
                "/api/answers", "?question=none",
                "/api/watch", "?day=2013-10-10",
                "/api/sources/states", "?source=feed:world");
        int held = 0;
        for (var path : document.at("/paths").properties()) {
            JsonNode fields =
                    path.getValue().path("get").at("/responses/200/content/application~1json/schema/properties");
            if (fields.isObject()) {
                JsonNode answer = Json.mapper()
                        .readTree(get(path.getKey() + queries.getOrDefault(path.getKey(), ""))
                                .body());
                assertThat(names(answer)).as(path.getKey()).isEqualTo(names(fields));
                held++;
            }
        }
        assertThat(held).isGreaterThan(8);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void openApi_isServed() throws Exception {
        assertThat(Json.mapper()
                        .readTree(get("/api/openapi.json").body())
                        .at("/openapi")
                        .asText())
                .startsWith("3.1");
    }

    private String lastId = "";

    /** Data of the next update; remembers its id. */
    private String nextData(Iterator<String> lines) {
        while (true) {
            String line = lines.next();
            if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            } else if (line.startsWith("data: ") && !line.equals("data: {}")) { // Empty: the connection stands.
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
        while (Json.mapper().readTree(get("/api/digests").body()).at("/items").size() < number) {
            Thread.onSpinWait(); // Every round is an HTTP request; a hang is ended by the build.
        }
    }

    private void awaitTape(String desk, int number) throws Exception {
        while (Json.mapper()
                        .readTree(get("/api/tape?desk=" + desk).body())
                        .at("/items")
                        .size()
                < number) {
            Thread.onSpinWait(); // As above.
        }
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
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

package tidewire.app.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidewire.alerts.AlertTrial;
import tidewire.alerts.AlertsConfig;
import tidewire.alerts.AlertsConfig.Format;
import tidewire.alerts.AlertsConfig.Route;
import tidewire.alerts.client.Webhook;
import tidewire.events.Alert;
import tidewire.events.Move;
import tidewire.events.Severity;
import tidewire.summarizer.Desk;
import tidewire.summarizer.Selection;

class ExampleAlertsTest {
    private static final Instant NOW = Instant.parse("2013-10-10T15:00:00Z");
    private static final Desk DESK = new Desk(
            "markets",
            Set.of("feed:wire"),
            Set.of(),
            Map.of(),
            Selection.ALL,
            Duration.ofHours(1),
            null,
            ZoneOffset.UTC,
            5);

    private final List<JsonNode> received = Collections.synchronizedList(new ArrayList<>());
    private final List<Alert> alerts = ExampleAlerts.of(DESK, NOW);
    private HttpServer receiver;

    /** A receiver on loopback that refuses what Slack refuses. */
    @BeforeEach
    void start() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            JsonNode message = new ObjectMapper().readTree(exchange.getRequestBody());
            received.add(message);
            boolean json = exchange.getRequestURI().getPath().startsWith("/json");
            byte[] answer = (json || BlockKit.problems(message).isEmpty() ? "ok" : "invalid_blocks").getBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void examples_areOneOfEachKindOfRuleMoveAndAction() {
        Set<String> rules = alerts.stream().map(Alert::rule).collect(Collectors.toSet());
        assertThat(rules).contains("important", "a word", "a symbol", "a feed", "several sources", "severe", "moves");
        for (Move.Kind kind : Move.Kind.values()) {
            String word = kind.name().toLowerCase(java.util.Locale.ROOT);
            assertThat(alerts).as(word).anyMatch(alert -> alert.why().startsWith(word + " of"));
        }
        assertThat(alerts).anyMatch(alert -> alert.title().startsWith("Test: 3 symbols fall"));
        assertThat(alerts.stream().map(Alert::action)).contains(Alert.Action.values());
        assertThat(alerts.stream().map(Alert::severity)).contains(Severity.values());
    }

    @Test
    void examples_sayThatTheyAreATest_andSayWhatFiredThem() {
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.title()).startsWith("Test: ");
            assertThat(alert.id()).startsWith("test:");
            assertThat(alert.time()).isEqualTo(NOW);
        });
        assertThat(alerts.stream().map(Alert::why))
                .contains(
                        "importance 0.81",
                        "word: default",
                        "names TEST",
                        "from test-bulletin",
                        "3 sources",
                        "score 9.8");
    }

    @Test
    void examples_areTakenBySlackAndByAJsonReceiver_eachAloneAndAllTogether() throws Exception {
        Map<String, String> answers = AlertTrial.send(config(Format.SLACK, "slack", Format.JSON, "json"), alerts);

        assertThat(answers)
                .hasSize(2)
                .allSatisfy((name, problem) -> assertThat(problem).isEmpty());
        assertThat(received).hasSize(2 * (alerts.size() + 1));
        assertThat(received.get(received.size() - 1).path("alerts")).hasSize(alerts.size());
    }

    @Test
    void receiverThatRefuses_isNamedWithTheAlertThatItRefused() throws Exception {
        receiver.createContext("/gone", exchange -> {
            exchange.sendResponseHeaders(410, -1);
            exchange.close();
        });

        Map<String, String> answers = AlertTrial.send(config(Format.SLACK, "gone", Format.JSON, "json"), alerts);

        assertThat(answers.values())
                .anyMatch(answer ->
                        answer.contains("410") && answer.contains(alerts.get(0).title()));
    }

    private AlertsConfig config(Format first, String firstPath, Format second, String secondPath) {
        return new AlertsConfig(
                List.of(route(first, firstPath), route(second, secondPath)),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                null,
                null);
    }

    private Route route(Format format, String path) {
        String address = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/" + path;
        return new Route(AlertsConfig.ALL_DESKS, Severity.INFO, format, null, new Webhook(path, address));
    }
}

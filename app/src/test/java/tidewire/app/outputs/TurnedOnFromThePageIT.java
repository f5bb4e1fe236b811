package tidewire.app.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.alerts.AlertSender;
import tidewire.alerts.AlertsConfig;
import tidewire.alerts.client.Webhook;
import tidewire.app.CommandRun;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.app.tape.CommittedResults;
import tidewire.dashboard.Dashboard;
import tidewire.dashboard.DashboardConfig;
import tidewire.events.Alert;
import tidewire.events.Citation;
import tidewire.events.EventSerde;
import tidewire.events.Json;
import tidewire.events.Severity;
import tidewire.events.Topics;

/**
 * From the page's own request to the next message of each of two webhooks that answered that they were gone; what they did not take comes with
 * {@code dlq replay}.
 */
class TurnedOnFromThePageIT {
    /** What has not come by then fails here instead of hanging the build. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void webhooksThatAreOff_areTurnedOn_eachByItsOwnCommand_andThenTakeWhatIsSentBack() throws Exception {
        BlockingQueue<String> first = new LinkedBlockingQueue<>();
        BlockingQueue<String> second = new LinkedBlockingQueue<>();
        HttpServer one = receiver(first, 404);
        HttpServer two = receiver(second, 410);
        AlertsConfig config = AlertsConfig.atOnce(
                List.of(AlertsConfig.Route.slack(webhook("ONE", one)), AlertsConfig.Route.slack(webhook("TWO", two))));
        DashboardConfig page = new DashboardConfig("127.0.0.1", 0, false, null, "/", null, Map.of(), List.of());
        try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
            Map<String, Object> client = broker.clientProperties();
            try (Admin admin = Admin.create(client)) {
                TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
            }
            try (KafkaProducer<byte[], byte[]> producer =
                            new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
                    Dashboard dashboard = new Dashboard(page, client, meters, Map::of, () -> "", null);
                    AlertSender sender = new AlertSender(config, client, meters)) {
                dashboard.start();
                sender.start();
                publish(producer, "is not taken");
                assertThat(List.of(next(first), next(second))).allMatch(post -> post.contains("is not taken"));
                awaitStates(dashboard, "off");

                turnOn(dashboard, "ONE");
                turnOn(dashboard, "TWO");
                awaitStates(dashboard, "on");
                awaitLetters(client, 2); // One of each webhook; the record goes back once.
                Files.writeString(folder.resolve("tidewire.yml"), """
                        kafka: {bootstrap.servers: "%s"}
                        feeds: [{name: fed, url: "http://127.0.0.1:1/"}]
                        desks: [{name: d, feeds: [fed]}]
                        """.formatted(broker.bootstrapServers()));
                CommandRun replay = CommandRun.of(folder, "dlq", "replay", "alerts");
                assertThat(replay.out()).as(replay.err()).contains("alerts: 1 sent once more");
                assertThat(List.of(next(first), next(second))).allMatch(post -> post.contains("is not taken"));

                publish(producer, "is taken");

                assertThat(List.of(next(first), next(second)))
                        .as("what was sent back came once")
                        .allMatch(post -> post.contains("is taken"));
            }
        } finally {
            one.stop(0);
            two.stop(0);
        }
    }

    private static String next(BlockingQueue<String> posts) throws InterruptedException {
        String post = posts.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
        assertThat(post).as("a post to the webhook").isNotNull();
        return post;
    }

    private static void awaitLetters(Map<String, Object> client, int letters) throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        while (CommittedResults.records(client, Topics.deadLetters("alerts")).size() < letters) {
            assertThat(Instant.now()).as("letters that have not come").isBefore(end);
            TimeUnit.MILLISECONDS.sleep(50); // Asks again.
        }
    }

    private static void publish(KafkaProducer<byte[], byte[]> producer, String title) {
        Alert alert = new Alert(
                title,
                0,
                "markets",
                "UTC",
                Alert.Action.CREATED,
                Severity.WARNING,
                Instant.now().minusSeconds(3_600), // too old for anybody who does not ask for it
                "moves",
                "the price moved",
                null,
                title,
                "text",
                List.of("IBM"),
                List.of(new Citation("move:" + title, Citation.Kind.MOVE, "IBM -1.22% in 20 min", null)));
        RecordHeaders headers = new RecordHeaders();
        byte[] value = EventSerde.of(Alert.class).serialize(Topics.ALERTS, headers, alert);
        producer.send(new ProducerRecord<>(Topics.ALERTS, null, null, null, value, headers));
        producer.flush();
    }

    private static Webhook webhook(String id, HttpServer receiver) {
        return new Webhook(id, "http://127.0.0.1:" + receiver.getAddress().getPort() + "/services/x");
    }

    private void awaitStates(Dashboard dashboard, String state) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address(dashboard, "/api/webhooks")).build();
        Instant end = Instant.now().plus(LONGEST);
        long reached = 0;
        String body = "";
        while (reached < 2) {
            assertThat(Instant.now())
                    .as("no two webhooks are " + state + ": " + body)
                    .isBefore(end);
            TimeUnit.MILLISECONDS.sleep(50); // Asks again.
            body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            reached = StreamSupport.stream(
                            Json.mapper().readTree(body).path("items").spliterator(), false)
                    .filter(webhook -> webhook.path("state").asText().equals(state))
                    .count();
        }
    }

    private void turnOn(Dashboard dashboard, String webhook) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address(dashboard, "/api/alert-commands"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"action\": \"turn-on\", \"subject\": \"webhook\", \"name\": \"" + webhook + "\"}"))
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(202);
    }

    private static URI address(Dashboard dashboard, String path) {
        return URI.create("http://127.0.0.1:" + dashboard.port() + path);
    }

    /** @param firstAnswer status of the first post's; the others are taken */
    private static HttpServer receiver(BlockingQueue<String> posted, int firstAnswer) throws IOException {
        AtomicInteger answer = new AtomicInteger(firstAnswer);
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(answer.getAndSet(200), -1);
            exchange.close();
        });
        receiver.start();
        return receiver;
    }
}

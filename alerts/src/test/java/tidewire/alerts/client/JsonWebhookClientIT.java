package tidewire.alerts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.alerts.AlertObjects.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidewire.events.Json;

/** Messages for receivers of one's own, against one on loopback. */
class JsonWebhookClientIT {
    private final Queue<JsonNode> bodies = new ConcurrentLinkedQueue<>();
    private final CountDownLatch hang = new CountDownLatch(1);
    private HttpServer receiver;
    private Webhook webhook;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            bodies.add(Json.mapper().readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.createContext("/hooks/", exchange -> {
            // As Spring answers, behind what makes the answer too long to be told whole.
            byte[] echo = (" ".repeat(30) + "x".repeat(140) + "{\"path\":\"" + exchange.getRequestURI() + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(404, echo.length);
            exchange.getResponseBody().write(echo);
            exchange.close();
        });
        receiver.createContext("/stalls", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("tak".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            try {
                hang.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        receiver.start();
        webhook = new Webhook("OWN", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/in");
    }

    @AfterEach
    void stop() {
        hang.countDown();
        receiver.stop(0);
    }

    /** The status says that it has the message: a body that never comes must neither hold the webhook nor bring the message again. */
    @Test
    void bodyThatStalls_isNotWaitedFor() throws IOException {
        Webhook stalls = new Webhook("OWN", webhook.address().replace("/in", "/stalls"));

        WebhookClient.Answer answer =
                new JsonWebhookClient(Duration.ofMillis(500), null).post(stalls, List.of(alert("1")), null);

        assertThat(answer.isTaken()).isTrue();
        assertThat(answer.body()).isEqualTo("tak");
    }

    @Test
    void receiverThatRepeatsItsAddress_isToldWithoutIt() throws IOException {
        Webhook secret = new Webhook("OWN", webhook.address().replace("/in", "/hooks/Q7secretQ7?key=Q8secretQ8"));

        WebhookClient.Answer answer =
                new JsonWebhookClient(Duration.ofMinutes(5), null).post(secret, List.of(alert("1")), null);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("x".repeat(140) + "{\"path\":\"…?…\"}");
    }

    @Test
    void alert_isTheRecord_withALinkToThePage() throws IOException {
        URI page = URI.create("https://desk.example/tidewire");

        assertThat(new JsonWebhookClient(Duration.ofMinutes(5), page)
                        .post(webhook, List.of(alert("1")), null)
                        .isTaken())
                .isTrue();

        JsonNode sent = bodies.remove().at("/alerts/0");
        assertThat(sent.path("id").asText()).isEqualTo("1");
        assertThat(sent.path("permalink").asText()).isEqualTo("?desk=markets&at=2013-10-10T15%3A25%3A00Z");
        assertThat(sent.path("link").asText())
                .isEqualTo("https://desk.example/tidewire/?desk=markets&at=2013-10-10T15%3A25%3A00Z");
    }

    @Test
    void pageWhoseAddressIsNotKnown_isNotLinked() throws IOException {
        new JsonWebhookClient(Duration.ofMinutes(5), null).post(webhook, List.of(alert("1")), null);

        assertThat(bodies.remove().at("/alerts/0").has("link")).isFalse();
    }
}

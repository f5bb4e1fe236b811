package tidewire.alerts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidewire.alerts.AlertObjects.alert;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import tidewire.alerts.client.WebhookClient.Answer;
import tidewire.alerts.client.WebhookClient.Verdict;
import tidewire.events.Json;

/** Slack's SDK against a receiver on loopback that misbehaves. */
class SlackWebhookClientIT {
    private static final String PATH = "/services/T000/B000/XXXXsecretXXXX";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> script = new ConcurrentLinkedQueue<>();
    private final CountDownLatch hang = new CountDownLatch(1);
    private final SlackWebhookClient client = new SlackWebhookClient(Duration.ofMinutes(5), null);
    private volatile String said = "";
    private HttpServer receiver;
    private Webhook webhook;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(threads);
        receiver.createContext("/", this::answer);
        receiver.start();
        webhook =
                new Webhook("SLACK", "http://127.0.0.1:" + receiver.getAddress().getPort() + PATH);
    }

    @AfterEach
    void stop() throws Exception {
        hang.countDown();
        client.close();
        receiver.stop(0);
        threads.shutdownNow();
    }

    /** Status 0 never answers; 302 points back here. */
    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Integer status = script.poll();
        if (status != null && status == 0) {
            try {
                hang.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
            return;
        }
        int code = status == null ? 200 : status;
        if (code == 429) {
            exchange.getResponseHeaders().add("Retry-After", "30");
        } else if (code == 302) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
        }
        if (code == 201) {
            byte[] error = said.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, error.length == 0 ? -1 : error.length);
            exchange.getResponseBody().write(error);
            exchange.close();
            return;
        }
        String text = code == 200
                ? "ok"
                : code == 410
                        ? "channel_is_archived"
                        : code == 404 ? "<pre>Cannot POST " + exchange.getRequestURI() + "</pre>" : "";
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void message_arrivesAsBlockKit() throws IOException {
        Answer answer = client.post(webhook, List.of(alert("1", "Größe <b>", "Text")), null);

        assertThat(answer).isEqualTo(Answer.of(200, "ok", null, Verdict.BY_STATUS));
        JsonNode message = Json.mapper().readTree(bodies.poll());
        assertThat(message.at("/blocks").findValuesAsText("type"))
                .containsExactly("header", "plain_text", "section", "mrkdwn", "context", "mrkdwn");
        assertThat(message.at("/blocks/0/text/text").asText()).isEqualTo("🟠 Größe <b>");
        assertThat(message.at("/text").asText()).isEqualTo("🟠 Größe &lt;b&gt;: Text");
        assertThat(message.at("/unfurl_links").asBoolean(true)).isFalse();
    }

    @Test
    void limit_carriesItsRetryAfter() throws IOException {
        script.add(429);

        assertThat(post()).isEqualTo(Answer.of(429, "", Duration.ofSeconds(30), Verdict.BY_STATUS));
    }

    @Test
    void faults_areAnsweredWithTheirStatus_andNotRepeated() throws IOException {
        script.add(500);
        script.add(410);
        script.add(302);

        assertThat(post().status()).isEqualTo(500);
        assertThat(post()).isEqualTo(Answer.of(410, "channel_is_archived", null, Verdict.BY_STATUS));
        assertThat(post().status()).isEqualTo(302);
        assertThat(bodies).hasSize(3);
    }

    @Test
    void receiverThatRepeatsItsAddress_isToldWithoutIt() throws IOException {
        script.add(404);

        assertThat(post().body()).isEqualTo("<pre>Cannot POST …</pre>");
    }

    @Test
    void receiverThatHangs_isGivenUp() throws Exception {
        script.add(0);

        try (SlackWebhookClient impatient = new SlackWebhookClient(Duration.ofMillis(100), null)) {
            assertThatThrownBy(() -> impatient.post(webhook, List.of(alert("1")), null))
                    .isInstanceOf(InterruptedIOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            ok                                          | BY_STATUS
            ``                                          | BY_STATUS
            {"ok":true}                                 | BY_STATUS
            invalid_blocks                              | REFUSED
            {"ok":false,"error":"invalid_blocks"}       | REFUSED
            {"ok":false}                                | REFUSED
            ratelimited                                 | LATER
            {"ok":false,"error":"ratelimited"}          | LATER
            <!DOCTYPE html><title>Log in</title>        | UNCLEAR
            {"login":"required"}                        | UNCLEAR
            channel_is_archived                         | GONE
            """)
    void twoHundred_isADeliveryOnlyWhenItsBodySaysSo(String body, Verdict verdict) throws IOException {
        said = body;
        script.add(201); // answered above as 200 with this body
        Answer answer = post();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.verdict()).isEqualTo(verdict);
    }

    @Test
    void sdk_doesNotLogTheSecretAddress() throws IOException {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger("com.slack");
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        post();

        root.detachAppender(log);
        assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains("XXXXsecretXXXX"));
    }

    private Answer post() throws IOException {
        return client.post(webhook, List.of(alert("1")), null);
    }
}

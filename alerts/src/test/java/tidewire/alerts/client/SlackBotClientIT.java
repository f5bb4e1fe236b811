package tidewire.alerts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidewire.alerts.AlertObjects.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.alerts.client.WebhookClient.Answer;
import tidewire.alerts.client.WebhookClient.Verdict;
import tidewire.events.Json;

/** A bot's messages against something on loopback that answers as Slack does. */
class SlackBotClientIT {
    private static final String OK =
            "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1417671948.000006\",\"message\":{\"text\":\"x\"}}";

    private record Request(String path, String token, JsonNode body) {}

    private record Said(int status, String body, @Nullable String retryAfter) {}

    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Said> script = new ConcurrentLinkedQueue<>();
    private final CountDownLatch hang = new CountDownLatch(1);
    private final SlackBotClient client = new SlackBotClient(Duration.ofMinutes(5), null);
    private HttpServer slack;
    private Webhook bot;

    @BeforeEach
    void start() throws IOException {
        slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slack.createContext("/", exchange -> {
            requests.add(new Request(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    Json.mapper().readTree(exchange.getRequestBody().readAllBytes())));
            Said said = script.isEmpty() ? new Said(200, OK, null) : script.remove();
            if (said.status() == -1) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(said.body().getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
            if (said.status() <= 0) {
                try {
                    hang.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
                return;
            }
            if (said.retryAfter() != null) {
                exchange.getResponseHeaders().add("Retry-After", said.retryAfter());
            }
            byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        slack.start();
        bot = Webhook.ofBot("BOT", "http://127.0.0.1:" + slack.getAddress().getPort() + "/api", "xoxb-secret", "C1");
    }

    @AfterEach
    void stop() {
        hang.countDown();
        slack.stop(0);
    }

    @Test
    void firstMessage_goesToTheChannel_andItsTimeNamesTheThread() throws IOException {
        Answer answer = client.post(bot, List.of(alert("1", "Größe <b>", "Text")), null);

        assertThat(answer).isEqualTo(new Answer(200, "ok", null, Verdict.BY_STATUS, "1417671948.000006"));
        Request request = requests.remove();
        assertThat(request.path()).isEqualTo("/api/chat.postMessage");
        assertThat(request.token()).isEqualTo("Bearer xoxb-secret");
        assertThat(request.body().at("/channel").asText()).isEqualTo("C1");
        assertThat(request.body().at("/text").asText()).isEqualTo("🟠 Größe &lt;b&gt;: Text");
        assertThat(request.body().at("/blocks").findValuesAsText("type"))
                .containsExactly("header", "plain_text", "section", "mrkdwn", "context", "mrkdwn");
        assertThat(request.body().at("/unfurl_links").asBoolean(true)).isFalse();
        assertThat(request.body().at("/unfurl_media").asBoolean(true)).isFalse();
        assertThat(request.body().has("thread_ts")).isFalse();
    }

    @Test
    void reply_staysInTheThreadOfTheFirstMessage() throws IOException {
        script.add(new Said(200, OK.replace("1417671948.000006", "1417671999.000001"), null));

        Answer answer = client.post(bot, List.of(alert("1")), "1417671948.000006");

        assertThat(requests.remove().body().at("/thread_ts").asText()).isEqualTo("1417671948.000006");
        assertThat(answer.thread()).isEqualTo("1417671948.000006");
    }

    @ParameterizedTest
    @CsvSource({
        "ratelimited, LATER",
        "internal_error, LATER",
        "invalid_blocks, REFUSED",
        "msg_too_long, REFUSED",
        "something_new, REFUSED",
        "invalid_auth, GONE",
        "token_revoked, GONE",
        "channel_not_found, GONE",
        "not_in_channel, GONE",
        "is_archived, GONE"
    })
    void okFalse_isReadByItsError(String error, Verdict verdict) throws IOException {
        script.add(new Said(200, "{\"ok\":false,\"error\":\"" + error + "\"}", null));

        assertThat(client.post(bot, List.of(alert("1")), null)).isEqualTo(Answer.of(200, error, null, verdict));
    }

    @Test
    void limit_carriesItsRetryAfter() throws IOException {
        script.add(new Said(429, "{\"ok\":false,\"error\":\"ratelimited\"}", "30"));

        Answer answer = client.post(bot, List.of(alert("1")), null);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(answer.isTaken()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"<html>log in</html>", "null", "''", "[]"})
    void twoHundredThatIsNotSlacksAnswer_isNoDelivery(String body) throws IOException {
        script.add(new Said(200, body, null));

        assertThat(client.post(bot, List.of(alert("1")), null).verdict()).isEqualTo(Verdict.UNCLEAR);
    }

    @ParameterizedTest
    @CsvSource({
        "401, token xoxb-secret is refused, token … is refused",
        "200, '{\"ok\":false,\"error\":\"bad Bearer xoxb-\\u0073ecret\"}', bad Bearer …",
        "200, <html>xoxb-secret</html>, <html>…</html>"
    })
    void receiverThatRepeatsTheToken_isToldWithoutIt(int status, String body, String told) throws IOException {
        script.add(new Said(status, body, null));

        assertThat(client.post(bot, List.of(alert("1")), null).body()).isEqualTo(told);
    }

    @Test
    void threadThatRepeatsTheToken_isNotKept() throws IOException {
        script.add(new Said(200, OK.replace("1417671948.000006", "xoxb-secret"), null));

        assertThat(client.post(bot, List.of(alert("1")), null).thread()).isNull();
    }

    @Test
    void bodyThatStalls_isGivenUp_andSaysNothing() throws IOException {
        script.add(new Said(-1, OK.substring(0, 20), null));
        SlackBotClient impatient = new SlackBotClient(Duration.ofMillis(500), null);

        assertThat(impatient.post(bot, List.of(alert("1")), null).verdict()).isEqualTo(Verdict.UNCLEAR);
    }

    @Test
    void serverThatHangs_isGivenUp() {
        script.add(new Said(0, "", null));
        SlackBotClient impatient = new SlackBotClient(Duration.ofMillis(100), null);

        assertThatThrownBy(() -> impatient.post(bot, List.of(alert("1")), null))
                .isInstanceOf(HttpTimeoutException.class);
    }
}

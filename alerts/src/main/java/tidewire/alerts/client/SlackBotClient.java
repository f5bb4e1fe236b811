package tidewire.alerts.client;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import com.slack.api.webhook.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;

/**
 * Slack's {@code chat.postMessage} with a bot's token: what a webhook cannot do, replies in the thread of the first message. It answers
 * 200 to nearly everything; {@code ok} and {@code error} in the body say what became of the message.
 */
public final class SlackBotClient implements WebhookClient {
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int LONGEST_BODY = 200;

    private final HttpClient http;
    private final Duration timeout;
    private final @Nullable URI page;

    public SlackBotClient(Duration timeout, @Nullable URI page) {
        this.timeout = timeout;
        this.page = page;
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The fields of the request that are used; Slack's names in snake case. */
    private record Message(
            String channel,
            String text,
            List<LayoutBlock> blocks,
            @Nullable String threadTs,
            boolean unfurlLinks,
            boolean unfurlMedia) {}

    private record Reply(
            boolean ok, @Nullable String error, @Nullable String ts) {}

    @Override
    public Answer post(Webhook webhook, List<Alert> alerts, @Nullable String thread) throws IOException {
        return send(webhook, AlertMessage.of(alerts, page), thread);
    }

    @Override
    public int most() {
        return AlertMessage.MOST_TOGETHER;
    }

    @Override
    public Answer note(Webhook webhook, String text) throws IOException {
        return send(webhook, AlertMessage.note(text), null);
    }

    private Answer send(Webhook webhook, Payload payload, @Nullable String thread) throws IOException {
        Message message = new Message(webhook.channel(), payload.getText(), payload.getBlocks(), thread, false, false);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(webhook.address()).resolve("chat.postMessage"))
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Authorization", "Bearer " + webhook.token())
                .POST(HttpRequest.BodyPublishers.ofString(
                        GsonFactory.createSnakeCase().toJson(message)))
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                String body = new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
                Duration retryAfter = response.headers()
                        .firstValue("retry-after")
                        .map(text -> RetryAfter.parse(text, Instant.now()))
                        .orElse(null);
                return answer(response.statusCode(), body, retryAfter, thread);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** A reply's thread is that of the message it replies to: Slack has no threads within threads. */
    private static Answer answer(int status, String body, @Nullable Duration retryAfter, @Nullable String thread) {
        Reply reply = status == 200 ? reply(body) : null;
        if (reply == null) {
            // Without Slack's own word that it has the message, a 200 proves nothing: a login page answers so too.
            Verdict verdict = status >= 200 && status < 300 ? Verdict.LATER : Verdict.BY_STATUS;
            return new Answer(status, oneLine(body), retryAfter, verdict, null);
        }
        if (reply.ok()) {
            return new Answer(status, "ok", retryAfter, Verdict.BY_STATUS, thread == null ? reply.ts() : thread);
        }
        String error = reply.error() == null ? "ok: false" : oneLine(reply.error());
        return new Answer(status, error, retryAfter, SlackErrors.verdict(error), null);
    }

    private static @Nullable Reply reply(String body) {
        try {
            return GsonFactory.createSnakeCase().fromJson(body, Reply.class);
        } catch (com.google.gson.JsonParseException e) {
            return null; // told as what it is: not Slack's answer
        }
    }

    private static String oneLine(String text) {
        return SlackText.cut(text.replaceAll("\\p{Cntrl}+", " ").strip(), LONGEST_BODY);
    }
}

package tidewire.alerts.client;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import com.slack.api.webhook.Payload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;

/**
 * Slack's {@code chat.postMessage} with a bot's token: what a webhook cannot do, replies in the thread of the first message. It answers
 * 200 to nearly everything; {@code ok} and {@code error} in the body say what became of the message.
 */
public final class SlackBotClient implements WebhookClient {
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int LONGEST_THREAD = 200;

    private final WebhookHttp http;
    private final @Nullable URI page;

    public SlackBotClient(Duration timeout, @Nullable URI page) {
        this.page = page;
        this.http = new WebhookHttp(timeout);
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
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(webhook.address()).resolve("chat.postMessage"))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Authorization", "Bearer " + webhook.token())
                .POST(HttpRequest.BodyPublishers.ofString(
                        GsonFactory.createSnakeCase().toJson(message)));
        WebhookHttp.Reply reply = http.post(request, LONGEST_ANSWER);
        return answer(webhook, reply.status(), reply.body(), reply.retryAfter(), thread);
    }

    /** A reply's thread is that of the message it replies to: Slack has no threads within threads. */
    private static Answer answer(
            Webhook webhook, int status, String body, @Nullable Duration retryAfter, @Nullable String thread) {
        Reply reply = status == 200 ? reply(body) : null;
        if (reply == null) {
            // Without Slack's own word that it has the message, a 200 proves nothing: a login page answers so too.
            Verdict verdict = status >= 200 && status < 300 ? Verdict.UNCLEAR : Verdict.BY_STATUS;
            return new Answer(status, webhook.told(body), retryAfter, verdict, null);
        }
        if (reply.ok()) {
            return new Answer(
                    status, "ok", retryAfter, Verdict.BY_STATUS, thread == null ? thread(webhook, reply.ts()) : thread);
        }
        String error = reply.error() == null ? "ok: false" : reply.error().strip();
        return new Answer(status, webhook.told(error), retryAfter, SlackErrors.verdict(error), null);
    }

    /** It is written down: nothing that is long or secret. */
    private static @Nullable String thread(Webhook webhook, @Nullable String named) {
        return named == null || named.length() > LONGEST_THREAD || webhook.isTelling(named) ? null : named;
    }

    private static @Nullable Reply reply(String body) {
        try {
            return GsonFactory.createSnakeCase().fromJson(body, Reply.class);
        } catch (com.google.gson.JsonParseException e) {
            return null; // told as what it is: not Slack's answer
        }
    }
}

package tidewire.alerts.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;
import tidewire.events.Json;

/**
 * For receivers of one's own: {@code {"alerts": [...]}}, the records as they are on the topic, each with {@code link} where the page's address is known, or
 * {@code {"note": "..."}}.
 */
public final class JsonWebhookClient implements WebhookClient {
    private final WebhookHttp http;
    private final @Nullable URI page;

    /** @param page address of the page for links, or null */
    public JsonWebhookClient(Duration timeout, @Nullable URI page) {
        this.page = page;
        this.http = new WebhookHttp(timeout);
    }

    @Override
    public Answer post(Webhook webhook, List<Alert> alerts, @Nullable String thread) throws IOException {
        return send(
                webhook,
                Json.write(Map.of("alerts", alerts.stream().map(this::linked).toList())));
    }

    private ObjectNode linked(Alert alert) {
        ObjectNode node = Json.mapper().valueToTree(alert);
        return page == null ? node : node.put("link", page + "/" + alert.permalink());
    }

    @Override
    public Answer note(Webhook webhook, String text) throws IOException {
        return send(webhook, Json.write(Map.of("note", text)));
    }

    private Answer send(Webhook webhook, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(webhook.address()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        WebhookHttp.Reply reply = http.post(request, WebhookHttp.TO_BE_TOLD);
        return Answer.of(reply.status(), webhook.told(reply.body()), reply.retryAfter(), Verdict.BY_STATUS);
    }
}

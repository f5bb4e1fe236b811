package tidewire.alerts.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;
import tidewire.events.Json;

/**
 * For receivers of one's own: {@code {"alerts": [...]}}, the records as they are on the topic, each with {@code link} where the page's address is known, or
 * {@code {"note": "..."}}.
 */
public final class JsonWebhookClient implements WebhookClient {
    private static final int LONGEST_BODY = 200;

    private final HttpClient http;
    private final Duration timeout;
    private final @Nullable URI page;

    /** @param page address of the page for links, or null */
    public JsonWebhookClient(Duration timeout, @Nullable URI page) {
        this.page = page;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
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
        HttpRequest request = HttpRequest.newBuilder(URI.create(webhook.address()))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                String answer = new String(in.readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
                return Answer.of(
                        response.statusCode(),
                        answer.replaceAll("\\p{Cntrl}+", " ").strip(),
                        response.headers()
                                .firstValue("retry-after")
                                .map(text -> RetryAfter.parse(text, Instant.now()))
                                .orElse(null),
                        Verdict.BY_STATUS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

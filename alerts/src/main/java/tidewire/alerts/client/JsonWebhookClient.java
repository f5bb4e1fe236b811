package tidewire.alerts.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;
import tidewire.events.Json;

/** For receivers of one's own: {@code {"alerts": [...]}}, the records as they are on the topic, or {@code {"note": "..."}}. */
public final class JsonWebhookClient implements WebhookClient {
    private static final int LONGEST_BODY = 200;

    private final HttpClient http;
    private final Duration timeout;

    public JsonWebhookClient(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Answer post(Webhook webhook, List<Alert> alerts, @Nullable String thread) throws IOException {
        return send(webhook, Json.write(Map.of("alerts", alerts)));
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
                                .map(RetryAfter::parse)
                                .orElse(null),
                        Verdict.BY_STATUS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

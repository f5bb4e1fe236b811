package tidewire.alerts;

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
import tidewire.events.Alert;
import tidewire.events.Json;

/** For receivers of one's own: {@code {"alerts": [...]}}, the records as they are on the topic, or {@code {"note": "..."}}. */
final class JsonWebhookClient implements WebhookClient {
    private static final int LONGEST_BODY = 200;

    private final HttpClient http;
    private final Duration timeout;

    JsonWebhookClient(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Answer post(Webhook webhook, List<Alert> alerts) throws IOException {
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
                return new Answer(
                        response.statusCode(),
                        answer.replaceAll("\\p{Cntrl}+", " ").strip(),
                        response.headers()
                                .firstValue("retry-after")
                                .map(RetryAfter::parse)
                                .orElse(null),
                        false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

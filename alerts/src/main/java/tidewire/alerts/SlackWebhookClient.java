package tidewire.alerts;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import com.slack.api.webhook.Payload;
import com.slack.api.webhook.WebhookResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Slack's own SDK, set up so that it neither logs the secret address nor follows or repeats anything by itself. */
final class SlackWebhookClient implements WebhookClient, AutoCloseable {
    private static final int LONGEST_BODY = 200;

    private final Slack slack;

    SlackWebhookClient(Duration timeout) {
        SlackConfig config = new SlackConfig();
        // The SDK's listeners write request addresses to the log.
        config.setHttpClientResponseHandlers(List.of());
        config.setStatsEnabled(false);
        int millis = (int) timeout.toMillis();
        config.setHttpClientCallTimeoutMillis(millis);
        config.setHttpClientReadTimeoutMillis(millis);
        config.setHttpClientWriteTimeoutMillis(millis);
        SlackHttpClient http = new SlackHttpClient(SlackHttpClient.buildOkHttpClient(config)
                .newBuilder()
                .connectTimeout(timeout)
                .followRedirects(false)
                .retryOnConnectionFailure(false) // Retries are counted and paced by the sender.
                .build());
        http.setConfig(config);
        slack = Slack.getInstance(config, http);
    }

    @Override
    public Answer post(Webhook webhook, Payload message) throws IOException {
        WebhookResponse response = slack.send(webhook.address(), message);
        String body = response.getBody() == null ? "" : response.getBody();
        return new Answer(
                response.getCode(), SlackText.cut(oneLine(body), LONGEST_BODY), retryAfter(response.getHeaders()));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static @Nullable Duration retryAfter(@Nullable Map<String, List<String>> headers) {
        if (headers == null) {
            return null;
        }
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (header.getKey().toLowerCase(Locale.ROOT).equals("retry-after")
                    && !header.getValue().isEmpty()) {
                return seconds(header.getValue().get(0));
            }
        }
        return null;
    }

    /** Slack sends seconds; anything else is left to the sender's own backoff. */
    private static @Nullable Duration seconds(String text) {
        try {
            long seconds = Long.parseLong(text.strip());
            return seconds < 0 ? null : Duration.ofSeconds(seconds);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public void close() throws Exception {
        slack.close();
    }
}

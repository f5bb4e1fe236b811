package tidewire.alerts.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import com.slack.api.webhook.Payload;
import com.slack.api.webhook.WebhookResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;
import tidewire.events.Json;

/** Slack's own SDK, set up so that it neither logs the secret address nor follows or repeats anything by itself. */
public final class SlackWebhookClient implements WebhookClient, AutoCloseable {
    private static final Pattern CODE = Pattern.compile("[a-z]+(?:_[a-z]+)*");

    private final @Nullable URI page;

    private final Slack slack;

    public SlackWebhookClient(Duration timeout, @Nullable URI page) {
        this.page = page;
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
    public Answer post(Webhook webhook, List<Alert> alerts, @Nullable String thread) throws IOException {
        return send(webhook, AlertMessage.of(alerts, page));
    }

    @Override
    public int most() {
        return AlertMessage.MOST_TOGETHER;
    }

    @Override
    public Answer note(Webhook webhook, String text) throws IOException {
        return send(webhook, AlertMessage.note(text));
    }

    private Answer send(Webhook webhook, Payload message) throws IOException {
        WebhookResponse response = slack.send(webhook.address(), message);
        String body = response.getBody() == null ? "" : response.getBody();
        return Answer.of(
                response.getCode(),
                webhook.told(body.substring(0, Math.min(body.length(), WebhookHttp.TO_BE_TOLD))),
                retryAfter(response.getHeaders()),
                response.getCode() < 300 ? verdict(body.strip()) : Verdict.BY_STATUS);
    }

    /**
     * Slack may answer 200 and say in the body that it took nothing: {@code invalid_blocks}, or the same as JSON. Only {@code ok}, or the
     * empty body of those that understand Slack's messages, says that it took it: a login page answers 200 too.
     */
    private static Verdict verdict(String body) {
        if (body.isEmpty() || body.equals("ok")) {
            return Verdict.BY_STATUS;
        }
        if (CODE.matcher(body).matches()) {
            return SlackErrors.verdict(body);
        }
        JsonNode reply = json(body);
        if (!reply.path("ok").isBoolean()) {
            return Verdict.UNCLEAR;
        }
        return reply.path("ok").asBoolean()
                ? Verdict.BY_STATUS
                : SlackErrors.verdict(reply.path("error").asText());
    }

    private static JsonNode json(String body) {
        try {
            return Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable Duration retryAfter(@Nullable Map<String, List<String>> headers) {
        if (headers == null) {
            return null;
        }
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (header.getKey().toLowerCase(Locale.ROOT).equals("retry-after")
                    && !header.getValue().isEmpty()) {
                return RetryAfter.parse(header.getValue().get(0), Instant.now());
            }
        }
        return null;
    }

    @Override
    public void close() throws Exception {
        slack.close();
    }
}

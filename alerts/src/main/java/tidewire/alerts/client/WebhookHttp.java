package tidewire.alerts.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Posts a message and reads the start of its answer, all within one time: the client's own limit ends with the headers of an answer, and one
 * whose body never comes would hold its webhook for ever.
 */
final class WebhookHttp {
    /** Bytes of an answer that are read to be told: more than people see, so that what is cut off is no part of a secret. */
    static final int TO_BE_TOLD = 8 * 1024;

    private final HttpClient http;
    private final Duration timeout;

    /** @param timeout of a whole exchange, connection and body included */
    WebhookHttp(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** @param body what came of it, at most so much as was asked for; less when it ended early or did not come in time */
    record Reply(int status, String body, @Nullable Duration retryAfter) {}

    /**
     * @param longest bytes of the body that are read
     * @throws IOException when no status came in time
     */
    Reply post(HttpRequest.Builder request, int longest) throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            HttpResponse<InputStream> response =
                    http.send(request.timeout(timeout).build(), HttpResponse.BodyHandlers.ofInputStream());
            String body = start(response.body(), longest, Math.max(1, end - System.nanoTime()));
            Duration retryAfter = response.headers()
                    .firstValue("retry-after")
                    .map(text -> RetryAfter.parse(text, Instant.now()))
                    .orElse(null);
            return new Reply(response.statusCode(), body, retryAfter);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String start(InputStream in, int longest, long nanos) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] buffer = new byte[Math.min(longest, 8 * 1024)];
        CompletableFuture<Void> ended = new CompletableFuture<Void>().orTimeout(nanos, TimeUnit.NANOSECONDS);
        CompletableFuture<Void> closed = ended.whenComplete((none, late) -> close(in));
        try {
            int count;
            while (read.size() < longest
                    && (count = in.read(buffer, 0, Math.min(buffer.length, longest - read.size()))) >= 0) {
                read.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // The status is there; a body that breaks off or does not come leaves what came of it.
        } finally {
            ended.complete(null); // which closes it, if it was not too late
            closed.exceptionally(late -> null).join();
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // Nothing more is read from it.
        }
    }
}

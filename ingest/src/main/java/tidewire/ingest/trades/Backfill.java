package tidewire.ingest.trades;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.IngestContext;
import tidewire.ingest.net.AddressGuard;
import tidewire.ingest.net.FailureWords;
import tidewire.ingest.trades.venue.Venue;

/**
 * Asks a venue's REST service for trades that did not arrive, page by page. The ingestor's markers wait for it, as long as
 * {@link Holes} says; bars that close meanwhile are revised.
 */
final class Backfill {
    private static final int MOST_PAGES = 20;
    private static final int MOST_BYTES = 4 << 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ExchangeConfig exchange;
    private final Venue venue;
    private final IngestContext context;
    private final TradeFlow flow;
    private final HttpClient http;

    Backfill(ExchangeConfig exchange, Venue venue, IngestContext context, TradeFlow flow, HttpClient http) {
        this.exchange = exchange;
        this.venue = venue;
        this.context = context;
        this.flow = flow;
        this.http = http;
    }

    /** Fills what can be filled of a hole, and counts the rest as lost. Waits for the service: not for a shared thread. */
    void fill(Holes.Hole hole) {
        String how;
        synchronized (flow) {
            flow.holes().asking(hole);
        }
        try {
            how = ask(hole);
        } catch (IOException | RuntimeException e) {
            how = "the REST service gives: " + FailureWords.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            how = "interrupted";
        }
        synchronized (flow) {
            flow.holes().filled(hole, how);
        }
    }

    private String ask(Holes.Hole hole) throws IOException, InterruptedException {
        Optional<URI> rest = exchange.restOf(venue);
        if (rest.isEmpty()) {
            return "there is no REST service to ask";
        }
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        SeenIds.Range before = null;
        for (int page = 0; page < MOST_PAGES && System.nanoTime() < deadline; page++) {
            SeenIds.@Nullable Range left;
            Instant since;
            synchronized (flow) {
                left = flow.holes().left(hole);
                since = flow.holes().since(hole);
            }
            if (left == null || left.equals(before)) {
                return "the REST service does not have them";
            }
            before = left;
            String body = get(venue.page(rest.get(), hole.product(), left.from(), left.to(), since), deadline);
            synchronized (flow) {
                flow.acceptPage(hole.product(), left, body);
            }
        }
        return "too many to ask for";
    }

    /** @param deadline of the whole answer, in nanoseconds of the machine's timer: the client's own limit ends with its headers */
    private String get(URI address, long deadline) throws IOException, InterruptedException {
        Optional<String> refusal = AddressGuard.refusal(address, exchange.allowPrivateAddresses());
        if (refusal.isPresent()) {
            throw new IOException(refusal.get());
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(left(deadline))
                .header("Accept", "application/json")
                .header("User-Agent", "tidewire")
                .build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        InputStream body = response.body();
        ScheduledFuture<?> hangUp =
                context.pool().schedule(() -> close(body), left(deadline).toMillis(), TimeUnit.MILLISECONDS);
        try (body) {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (System.nanoTime() >= deadline) {
                throw new IOException("no complete answer within " + TIMEOUT.toSeconds() + " s");
            }
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            if (bytes.length > MOST_BYTES) {
                throw new IOException("an answer of more than " + MOST_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } finally {
            hangUp.cancel(false);
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }

    /** Whoever reads it finds its end, or that it is closed. */
    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // Nothing more is read from it.
        }
    }
}

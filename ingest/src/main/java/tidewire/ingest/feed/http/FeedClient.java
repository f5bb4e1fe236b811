package tidewire.ingest.feed.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.FeedConfig;
import tidewire.ingest.feed.http.FeedResponse.Validators;
import tidewire.ingest.feed.parse.FeedDates;
import tidewire.ingest.net.AddressGuard;
import tidewire.ingest.net.RefusedAddressException;

/**
 * Conditional GET for feeds. Follows redirects itself, because each hop must be checked by {@link AddressGuard}; the
 * time limit holds for the whole answer, the size limit for the body before and after unpacking.
 */
public final class FeedClient {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MAX_REDIRECTS = 5;
    private static final String USER_AGENT = userAgent();

    private final HttpClient http;
    private final ExecutorService executor;
    private final InstantSource wallClock;
    private final AddressCheck addresses;

    /** Says whether an address may be asked. */
    @FunctionalInterface
    public interface AddressCheck {
        void check(URI url, boolean allowPrivate) throws RefusedAddressException;
    }

    public FeedClient(ExecutorService executor, InstantSource wallClock) {
        this(executor, wallClock, AddressGuard::check);
    }

    public FeedClient(ExecutorService executor, InstantSource wallClock, AddressCheck addresses) {
        this.addresses = addresses;
        this.executor = executor;
        this.wallClock = wallClock;
        this.http = HttpClient.newBuilder()
                .executor(executor)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private static String userAgent() {
        String version = FeedClient.class.getPackage().getImplementationVersion();
        return "Tidewire/" + (version == null ? "dev" : version) + " (news feed reader; conditional requests)";
    }

    /** Fails with a {@link FeedException} that says why, or with what {@link HttpClient} threw. */
    public CompletableFuture<FeedResponse> fetch(FeedConfig feed, Validators validators) {
        CompletableFuture<FeedResponse> answer = new CompletableFuture<>();
        answer.orTimeout(feed.timeout().toMillis(), TimeUnit.MILLISECONDS);
        hop(feed, feed.url(), validators, 0, answer);
        return answer;
    }

    private void hop(
            FeedConfig feed, URI url, Validators validators, int hops, CompletableFuture<FeedResponse> answer) {
        try {
            addresses.check(url, feed.allowPrivateAddresses());
        } catch (RefusedAddressException e) {
            answer.completeExceptionally(new FeedException(String.valueOf(e.getMessage())));
            return;
        }
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request(feed, url, validators), LimitedBody.handler(feed.maxBytes()));
        // A time-out must hang up, or a server that trickles would keep its connection and thread.
        answer.whenComplete((done, thrown) -> exchange.cancel(true));
        exchange.whenCompleteAsync(
                (response, thrown) -> {
                    if (thrown != null) {
                        answer.completeExceptionally(thrown);
                        return;
                    }
                    try {
                        Optional<URI> next = redirect(response);
                        if (next.isEmpty()) {
                            answer.complete(read(feed, response));
                        } else if (hops == MAX_REDIRECTS) {
                            throw new FeedException("more than " + MAX_REDIRECTS + " redirects, last to " + next.get());
                        } else {
                            hop(feed, next.get(), validators, hops + 1, answer);
                        }
                    } catch (FeedException | RuntimeException e) {
                        answer.completeExceptionally(e);
                    }
                },
                executor);
    }

    private static HttpRequest request(FeedConfig feed, URI url, Validators validators) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(feed.timeout())
                .header("User-Agent", USER_AGENT)
                .header("Accept", "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5")
                .header("Accept-Encoding", "gzip");
        if (validators.etag() != null) {
            request.header("If-None-Match", validators.etag());
        }
        if (validators.lastModified() != null) {
            request.header("If-Modified-Since", validators.lastModified());
        }
        return request.build();
    }

    private static Optional<URI> redirect(HttpResponse<byte[]> response) throws FeedException {
        if (!REDIRECTS.contains(response.statusCode())) {
            return Optional.empty();
        }
        String location = response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new FeedException("HTTP " + response.statusCode() + " without Location"));
        try {
            URI next = response.uri().resolve(location);
            String scheme = String.valueOf(next.getScheme()).toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new FeedException("refused: redirect to " + next + " is neither http nor https");
            }
            return Optional.of(next);
        } catch (IllegalArgumentException e) {
            throw new FeedException("HTTP " + response.statusCode() + " to the malformed address " + location);
        }
    }

    private FeedResponse read(FeedConfig feed, HttpResponse<byte[]> response) throws FeedException {
        Instant date = response.headers()
                .firstValue("Date")
                .map(FeedDates::parse)
                .map(FeedDates.FeedDate::time)
                .orElseGet(wallClock::instant);
        int status = response.statusCode();
        Validators validators = new Validators(
                response.headers().firstValue("ETag").orElse(null),
                response.headers().firstValue("Last-Modified").orElse(null));
        String contentType = response.headers().firstValue("Content-Type").orElse(null);
        if (status == 304) {
            return new FeedResponse(response.uri(), false, date, validators, contentType, new byte[0]);
        }
        if (status != 200) {
            throw new FeedException("HTTP " + status + " from " + response.uri(), retryAfter(response, date));
        }
        boolean packed = response.headers()
                .firstValue("Content-Encoding")
                .map(encoding -> encoding.toLowerCase(Locale.ROOT).contains("gzip"))
                .orElse(false);
        byte[] body = packed ? LimitedBody.gunzip(response.body(), feed.maxBytes()) : response.body();
        return new FeedResponse(response.uri(), true, date, validators, contentType, body);
    }

    /** Seconds, or a date that is compared with the server's own clock. */
    private static @Nullable Duration retryAfter(HttpResponse<byte[]> response, Instant date) {
        String value = response.headers().firstValue("Retry-After").orElse("").strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        FeedDates.FeedDate until = FeedDates.parse(value);
        return until == null ? null : Duration.between(date, until.time());
    }
}

package tidewire.ingest.feed.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.link.Links;
import tidewire.ingest.net.AddressGuard;
import tidewire.ingest.net.Hosts;

/**
 * Conditional GET for feeds. Connects to the addresses that {@link AddressGuard} has checked and to no others, for every
 * hop of a redirect; the time limit holds for the whole answer, the size limit for the body before and after unpacking.
 * Blocks its caller; many may call at the same time.
 */
public final class FeedClient implements AutoCloseable {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> FOR_GOOD = Set.of(301, 308);
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_VALIDATOR = 2_000;

    private final HostGate hosts = new HostGate(Connections.PER_HOST);
    private final CloseableHttpClient open;
    private final CloseableHttpClient guarded;
    private final String userAgent;
    private final InstantSource clock;
    private final ScheduledExecutorService deadlines;

    /** @param contact address of who runs this, for the operators of the servers; or null */
    public FeedClient(@Nullable String contact, InstantSource clock) {
        this.clock = clock;
        this.userAgent = userAgent(contact);
        this.open = Connections.to(host -> AddressGuard.resolve(host, true));
        this.guarded = Connections.to(host -> AddressGuard.resolve(host, false));
        this.deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "feed-deadlines");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static String userAgent(@Nullable String contact) {
        String version = FeedClient.class.getPackage().getImplementationVersion();
        return "Tidewire/" + (version == null ? "dev" : version) + " (news feed reader; "
                + (contact == null ? "conditional requests" : contact) + ")";
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws FeedException when there is none that can be used, with the reason in a sentence
     */
    public FeedResponse fetch(FeedRequest request) throws FeedException {
        long end = System.nanoTime() + request.timeout().toNanos();
        URI url = request.url();
        URI moved = null;
        boolean forGood = true;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            String host = String.valueOf(Hosts.of(url)).toLowerCase(Locale.ROOT);
            end += waitFor(host);
            Answer answer;
            try {
                Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
                answer = ask(request, url, left);
            } finally {
                hosts.leave(host);
            }
            if (answer.next() == null) {
                return answer.response(moved);
            }
            // Remembered only while every step so far was for good.
            forGood &= FOR_GOOD.contains(answer.status());
            url = answer.next();
            moved = forGood ? url : moved;
        }
        throw new FeedException("more than " + MAX_REDIRECTS + " redirects, last to " + url);
    }

    /** Waits until the host may be asked; returns for how many nanoseconds, in which nobody was slow to answer. */
    private long waitFor(String host) throws FeedException {
        long start = System.nanoTime();
        try {
            hosts.enter(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FeedException("the ingestor ends");
        }
        return System.nanoTime() - start;
    }

    /** @param next where the server sends us, or null when this is the answer */
    private record Answer(
            int status, @Nullable URI next, @Nullable FeedResponse read) {
        FeedResponse response(@Nullable URI moved) {
            FeedResponse r = java.util.Objects.requireNonNull(read);
            return new FeedResponse(
                    r.url(), moved, r.modified(), r.etag(), r.lastModified(), r.contentType(), r.asked(), r.body());
        }
    }

    private Answer ask(FeedRequest request, URI url, Duration left) throws FeedException {
        HttpGet get = get(request, url, left);
        // A server that trickles keeps within every limit of a single read.
        ScheduledFuture<?> hangUp = deadlines.schedule(() -> get.abort(), left.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return (request.allowPrivate() ? open : guarded).execute(get, response -> {
                try {
                    return read(request, url, response);
                } catch (FeedException e) {
                    // Not to be read on: what follows may be endless.
                    get.abort();
                    throw new WrappedException(e);
                }
            });
        } catch (WrappedException e) {
            throw e.feedException();
        } catch (Connections.RefusedHostException e) {
            throw new FeedException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            if (get.isAborted() || e instanceof InterruptedIOException) {
                throw new FeedException("no complete answer from " + request.url() + " within "
                        + Math.max(1, request.timeout().toSeconds()) + " s");
            }
            throw new FeedException(url + ": " + said(e));
        } finally {
            hangUp.cancel(false);
        }
    }

    private static final class WrappedException extends IOException {
        private static final long serialVersionUID = 1;
        private final transient FeedException cause;

        WrappedException(FeedException cause) {
            super(cause);
            this.cause = cause;
        }

        FeedException feedException() {
            return cause;
        }
    }

    private static String said(IOException e) {
        if (e instanceof UnknownHostException) {
            return "unknown host";
        }
        return e instanceof java.net.ConnectException
                ? "nothing answers there"
                : e.getMessage() == null ? "the connection broke" : e.getMessage();
    }

    private HttpGet get(FeedRequest request, URI url, Duration left) {
        HttpGet get = new HttpGet(url);
        Timeout limit = Timeout.ofMilliseconds(Math.max(1, left.toMillis()));
        get.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(limit)
                .setResponseTimeout(limit)
                .setAuthenticationEnabled(false)
                .build());
        get.setHeader("User-Agent", userAgent);
        get.setHeader(
                "Accept",
                "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5");
        get.setHeader("Accept-Encoding", LimitedBody.ENCODINGS);
        if (request.etag() != null) {
            get.setHeader("If-None-Match", request.etag());
        }
        if (request.lastModified() != null) {
            get.setHeader("If-Modified-Since", request.lastModified());
        }
        if (request.credentials() != null && isSameOrigin(request.url(), url)) {
            byte[] credentials = request.credentials().getBytes(StandardCharsets.UTF_8);
            get.setHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return get;
    }

    /** Whether what may be told to the server of the one address may be told to that of the other. */
    public static boolean isSameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && String.valueOf(Hosts.of(one)).equalsIgnoreCase(Hosts.of(other))
                && port(one) == port(other);
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    private Answer read(FeedRequest request, URI url, ClassicHttpResponse response) throws IOException, FeedException {
        int status = response.getCode();
        if (REDIRECTS.contains(status)) {
            return new Answer(status, redirect(url, status, value(response, "Location")), null);
        }
        Waits waits = new Waits(response, clock);
        String etag = validator(response, "ETag");
        String lastModified = validator(response, "Last-Modified");
        String contentType = value(response, "Content-Type");
        if (status == 304) {
            return new Answer(
                    status,
                    null,
                    new FeedResponse(
                            url,
                            null,
                            false,
                            etag == null ? request.etag() : etag,
                            lastModified == null ? request.lastModified() : lastModified,
                            contentType,
                            waits.all(),
                            new byte[0]));
        }
        if (status != 200) {
            throw new FeedException(
                    status == 410 ? "HTTP 410: the feed is gone for good" : "HTTP " + status + " from " + url,
                    waits.retryAfter(),
                    status);
        }
        String encoding = value(response, "Content-Encoding");
        HttpEntity entity = response.getEntity();
        try (InputStream in = entity == null ? InputStream.nullInputStream() : entity.getContent()) {
            byte[] body = LimitedBody.read(in, encoding == null ? "" : encoding, request.maxBytes());
            return new Answer(
                    status,
                    null,
                    new FeedResponse(url, null, true, etag, lastModified, contentType, waits.all(), body));
        }
    }

    private static URI redirect(URI url, int status, @Nullable String location) throws FeedException {
        if (location == null || location.isBlank()) {
            throw new FeedException("HTTP " + status + " without Location");
        }
        String next = Links.resolve(location, url.toString());
        try {
            if (next != null) {
                return Hosts.address(next);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new FeedException("refused: redirect to " + location + " is neither http nor https");
    }

    /** One that is too long to be sent back, and to be remembered, is none. */
    private static @Nullable String validator(ClassicHttpResponse response, String name) {
        String value = value(response, name);
        return value == null || value.length() > MAX_VALIDATOR ? null : value;
    }

    private static @Nullable String value(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        open.close(CloseMode.IMMEDIATE);
        guarded.close(CloseMode.IMMEDIATE);
    }
}

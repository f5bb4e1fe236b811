package tidewire.ingest.feed.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidewire.ingest.ScriptedServer.body;
import static tidewire.ingest.ScriptedServer.gzip;
import static tidewire.ingest.ScriptedServer.head;
import static tidewire.ingest.ScriptedServer.status;
import static tidewire.ingest.ScriptedServer.utf8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.ingest.ScriptedServer;
import tidewire.ingest.feed.FeedConfig;
import tidewire.ingest.feed.http.FeedResponse.Validators;
import tidewire.ingest.net.AddressGuard;
import tidewire.ingest.net.RefusedAddressException;

class FeedClientIT {
    private static final int MAX = 100_000;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final FeedClient client = new FeedClient(executor, InstantSource.system());
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer(status(500));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        executor.shutdownNow();
    }

    private FeedResponse fetch(Validators validators) {
        return fetch(server.url("/feed"), Duration.ofSeconds(20), true, validators);
    }

    private FeedResponse fetch(URI url, Duration timeout, boolean allowPrivate, Validators validators) {
        FeedConfig feed = new FeedConfig(
                "test", url, Duration.ofMinutes(1), timeout, MAX, allowPrivate, Duration.ofHours(12), 50, null, null);
        return client.fetch(feed, validators).join();
    }

    private void assertFails(String message) {
        assertThatThrownBy(() -> fetch(Validators.NONE))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(FeedException.class)
                .hasMessageContaining(message);
    }

    @Test
    void answer_givesBodyClockAndValidators() {
        server.answer(body(
                "text/xml",
                utf8("<x/>"),
                "Date: Wed, 09 Oct 2013 14:53:00 GMT",
                "ETag: W/\"odd \\ value\"",
                "Last-Modified: some time ago"));

        FeedResponse response = fetch(Validators.NONE);

        assertThat(response.body()).isEqualTo(utf8("<x/>"));
        assertThat(response.date()).isEqualTo("2013-10-09T14:53:00Z");
        assertThat(response.contentType()).isEqualTo("text/xml");
        assertThat(response.validators()).isEqualTo(new Validators("W/\"odd \\ value\"", "some time ago"));
    }

    @Test
    void request_echoesValidatorsVerbatimAndSaysWhoAsks() {
        server.answer(status(304, "Date: Wed, 09 Oct 2013 15:00:00 GMT"));

        FeedResponse response = fetch(new Validators("W/\"odd \\ value\"", "some time ago"));

        assertThat(response.modified()).isFalse();
        assertThat(response.date()).isEqualTo("2013-10-09T15:00:00Z");
        assertThat(server.requests.get(0).headers())
                .containsEntry("if-none-match", "W/\"odd \\ value\"")
                .containsEntry("if-modified-since", "some time ago")
                .containsEntry("accept-encoding", "gzip")
                .hasEntrySatisfying("user-agent", agent -> assertThat(agent).startsWith("Tidewire/"));
    }

    @Test
    void gzipBody_isUnpacked() throws IOException {
        server.answer(body("text/xml", gzip(utf8("<x/>")), "Content-Encoding: gzip"));
        assertThat(fetch(Validators.NONE).body()).isEqualTo(utf8("<x/>"));
    }

    @Test
    void gzipBomb_isRefused() throws IOException {
        server.answer(body("text/xml", gzip(new byte[50 << 20]), "Content-Encoding: gzip"));
        assertFails("larger than the limit of " + MAX);
    }

    @Test
    void brokenGzip_isRefused() {
        server.answer(body("text/xml", utf8("no gzip"), "Content-Encoding: gzip"));
        assertFails("broken gzip body");
    }

    @Test
    void endlessBody_isCutOffAtTheLimit() throws Exception {
        AtomicLong written = new AtomicLong();
        CountDownLatch hungUp = new CountDownLatch(1);
        long hundredMegabytes = 100 << 20;
        server.answer((request, out) -> {
            head(out, 200, "Content-Type: text/xml");
            byte[] block = new byte[64 << 10];
            try {
                while (written.addAndGet(block.length) < hundredMegabytes) {
                    out.write(block);
                }
            } finally {
                hungUp.countDown();
            }
        });
        assertFails("larger than the limit of " + MAX);
        assertThat(hungUp.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(written.get()).isLessThan(hundredMegabytes);
    }

    @Test
    void bodyThatNeverEnds_timesOutAndHangsUp() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        server.answer((request, out) -> {
            head(out, 200, "Content-Type: text/xml", "Content-Length: 90000");
            out.write(utf8("<rss>"));
            out.flush();
            try {
                while (true) {
                    TimeUnit.MILLISECONDS.sleep(20);
                    out.write(' ');
                    out.flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                hungUp.countDown();
            }
        });
        assertThatThrownBy(() -> fetch(server.url("/feed"), Duration.ofMillis(300), true, Validators.NONE))
                .hasCauseInstanceOf(TimeoutException.class);
        assertThat(hungUp.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void redirects_areFollowed() {
        server.answer((request, out) -> {
            if (request.path().equals("/feed")) {
                head(out, 301, "Location: /moved?x=1");
            } else {
                body("text/xml", utf8("<x/>")).answer(request, out);
            }
        });
        FeedResponse response = fetch(Validators.NONE);
        assertThat(response.url()).isEqualTo(server.url("/moved?x=1"));
        assertThat(response.body()).isEqualTo(utf8("<x/>"));
    }

    @Test
    void everyHop_passesTheAddressCheck() {
        server.answer(status(302, "Location: /private"));
        FeedClient guarded = new FeedClient(executor, InstantSource.system(), (url, allowPrivate) -> {
            if (url.getPath().equals("/private")) {
                throw new RefusedAddressException("refused: " + url.getPath());
            }
        });
        assertThatThrownBy(() -> guarded.fetch(FeedConfig.of("test", server.url("/feed")), Validators.NONE)
                        .join())
                .hasMessageContaining("refused: /private");
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void redirectsInACircle_end() {
        server.answer(status(302, "Location: /feed"));
        assertFails("more than 5 redirects");
        assertThat(server.requests).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)"})
    void redirectToOtherScheme_isRefused(String location) {
        server.answer(status(302, "Location: " + location));
        assertFails("neither http nor https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost/",
                "http://[::1]/",
                "http://10.1.2.3/",
                "http://192.168.0.1/",
                "http://172.16.9.9/",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.64.0.1/",
                "http://0.0.0.0/",
                "http://[fd00::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://2130706433/"
            })
    void privateAddress_isRefusedBeforeConnecting(String url) {
        // The first hop and every redirect go through the same check.
        assertThatThrownBy(() -> AddressGuard.check(URI.create(url), false))
                .isInstanceOf(RefusedAddressException.class)
                .hasMessageMatching("refused: .* private address .*|unknown host .*|no host .*");
    }

    @Test
    void publicAddresses_arePrivateToNobody() throws Exception {
        assertThat(AddressGuard.isPrivate(InetAddress.getByName("93.184.216.34")))
                .isFalse();
        assertThat(AddressGuard.isPrivate(InetAddress.getByName("2606:2800:220:1::1")))
                .isFalse();
    }

    @Test
    void privateFeed_isAskedNothingUnlessAllowed() {
        server.answer(body("text/xml", utf8("<x/>")));
        assertThatThrownBy(() -> fetch(server.url("/feed"), Duration.ofSeconds(5), false, Validators.NONE))
                .hasMessageContaining("private address 127.0.0.1");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void tooManyRequests_tellsHowLongToWait() {
        server.answer(status(429, "Retry-After: 120"));
        assertThatThrownBy(() -> fetch(Validators.NONE)).cause().satisfies(e -> {
            assertThat(e).hasMessageContaining("HTTP 429");
            assertThat(((FeedException) e).retryAfter()).isEqualTo(Duration.ofSeconds(120));
        });
    }

    @Test
    void retryAfterAsDate_isMeasuredByTheServersClock() {
        server.answer(status(503, "Date: Wed, 09 Oct 2013 14:00:00 GMT", "Retry-After: Wed, 09 Oct 2013 14:05:00 GMT"));
        assertThatThrownBy(() -> fetch(Validators.NONE))
                .cause()
                .satisfies(e -> assertThat(((FeedException) e).retryAfter()).isEqualTo(Duration.ofMinutes(5)));
    }

    @Test
    void missingDate_isTheTimeHere() {
        server.answer(body("text/xml", utf8("<x/>")));
        Instant before = Instant.now();
        assertThat(fetch(Validators.NONE).date()).isBetween(before, Instant.now());
    }
}

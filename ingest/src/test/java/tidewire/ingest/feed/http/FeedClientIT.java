package tidewire.ingest.feed.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidewire.ingest.ScriptedServer.body;
import static tidewire.ingest.ScriptedServer.gzip;
import static tidewire.ingest.ScriptedServer.head;
import static tidewire.ingest.ScriptedServer.status;
import static tidewire.ingest.ScriptedServer.utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.ingest.ScriptedServer;

class FeedClientIT {
    private static final int MAX = 100_000;

    private final FeedClient client = new FeedClient("desk@example.org", InstantSource.system());
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer(status(500));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    private FeedResponse fetch() throws FeedException {
        return fetch(server.url("/feed"), Duration.ofSeconds(20), true, null);
    }

    private FeedResponse fetch(URI url, Duration timeout, boolean allowPrivate, @Nullable String credentials)
            throws FeedException {
        return client.fetch(new FeedRequest(url, null, null, credentials, timeout, MAX, allowPrivate));
    }

    private static void assertFails(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(FeedException.class).hasMessageContaining(message);
    }

    @Test
    void answer_givesBodyAndValidators() throws FeedException {
        server.answer(body("text/xml", utf8("<x/>"), "ETag: W/\"odd \\ value\"", "Last-Modified: some time ago"));

        FeedResponse response = fetch();

        assertThat(response.body()).isEqualTo(utf8("<x/>"));
        assertThat(response.contentType()).isEqualTo("text/xml");
        assertThat(response.etag()).isEqualTo("W/\"odd \\ value\"");
        assertThat(response.lastModified()).isEqualTo("some time ago");
        assertThat(response.asked()).isZero();
    }

    @Test
    void request_echoesValidatorsVerbatimAndSaysWhoAsks() throws FeedException {
        server.answer(status(304));

        FeedResponse response = client.fetch(new FeedRequest(
                server.url("/feed"), "W/\"odd \\ value\"", "some time ago", null, Duration.ofSeconds(20), MAX, true));

        assertThat(response.modified()).isFalse();
        assertThat(response.etag()).isEqualTo("W/\"odd \\ value\"");
        assertThat(server.requests.get(0).headers())
                .containsEntry("if-none-match", "W/\"odd \\ value\"")
                .containsEntry("if-modified-since", "some time ago")
                .containsEntry("accept-encoding", "gzip, deflate, br")
                .hasEntrySatisfying(
                        "user-agent",
                        agent -> assertThat(agent).startsWith("Tidewire/").contains("desk@example.org"));
    }

    @ParameterizedTest
    @CsvSource({"gzip", "deflate", "raw deflate", "br"})
    void packedBody_isUnpacked(String form) throws Exception {
        byte[] packed = switch (form) {
            case "gzip" -> gzip(utf8("<x/>"));
            case "deflate" -> deflated(false);
            case "raw deflate" -> deflated(true);
            // A stream of one stored block, by RFC 7932: "<x/>".
            default -> HexFormat.of().parseHex("8b01803c782f3e03");
        };
        server.answer(body("text/xml", packed, "Content-Encoding: " + form.replace("raw ", "")));
        assertThat(fetch().body()).isEqualTo(utf8("<x/>"));
    }

    private static byte[] deflated(boolean raw) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(9, raw))) {
            out.write(utf8("<x/>"));
        }
        return bytes.toByteArray();
    }

    @Test
    void gzipBomb_isRefused() throws IOException {
        server.answer(body("text/xml", gzip(new byte[50 << 20]), "Content-Encoding: gzip"));
        assertFails(this::fetch, "larger than the limit of " + MAX);
    }

    @Test
    void brokenGzip_isRefused() {
        server.answer(body("text/xml", utf8("no gzip at all"), "Content-Encoding: gzip"));
        assertFails(this::fetch, "Not in GZIP format");
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
        assertFails(this::fetch, "larger than the limit of " + MAX);
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
        assertFails(
                () -> fetch(server.url("/feed"), Duration.ofMillis(300), true, null), "no complete answer from http");
        assertThat(hungUp.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"301, true", "308, true", "302, false", "307, false"})
    void redirect_isFollowed_andRememberedOnlyWhenItIsForGood(int code, boolean forGood) throws FeedException {
        server.answer((request, out) -> {
            if (request.path().equals("/feed")) {
                head(out, code, "Location: /moved?x=1");
            } else {
                body("text/xml", utf8("<x/>")).answer(request, out);
            }
        });
        FeedResponse response = fetch();
        assertThat(response.url()).isEqualTo(server.url("/moved?x=1"));
        assertThat(response.moved()).isEqualTo(forGood ? server.url("/moved?x=1") : null);
        assertThat(response.body()).isEqualTo(utf8("<x/>"));
    }

    @Test
    void redirectOfFiveHops_works() throws FeedException {
        server.answer((request, out) -> {
            int hop = request.path().length();
            if (hop < 10) {
                head(out, 302, "Location: " + request.path() + "x");
            } else {
                body("text/xml", utf8("<x/>")).answer(request, out);
            }
        });
        assertThat(fetch().body()).isEqualTo(utf8("<x/>"));
        assertThat(server.requests).hasSize(6);
    }

    @Test
    void redirectToAnAddress_thatOnlyBrowsersTake_isFollowed() throws FeedException {
        server.answer((request, out) -> {
            if (request.path().equals("/feed")) {
                head(out, 301, "Location: /a b|{c}?d=100%&e=[f]");
            } else {
                body("text/xml", utf8("<x/>")).answer(request, out);
            }
        });
        assertThat(fetch().moved()).isEqualTo(server.url("/a%20b%7C%7Bc%7D?d=100%25&e=%5Bf%5D"));
        assertThat(server.requests.get(1).path()).isEqualTo("/a%20b%7C%7Bc%7D?d=100%25&e=%5Bf%5D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "UTF-8", "iso-8859-1", "none", "identity"})
    void encodingThatIsNone_isNone(String encoding) throws FeedException {
        server.answer(body("text/xml", utf8("<x/>"), "Content-Encoding: " + encoding));
        assertThat(fetch().body()).isEqualTo(utf8("<x/>"));
    }

    @Test
    void encodingThatWasNotAskedFor_isRefusedByName() {
        server.answer(body("text/xml", utf8("<x/>"), "Content-Encoding: zstd"));
        assertFails(this::fetch, "in the encoding 'zstd'");
    }

    @Test
    void redirectsInACircle_end() {
        server.answer(status(302, "Location: /feed"));
        assertFails(this::fetch, "more than 5 redirects");
        assertThat(server.requests).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)"})
    void redirectToOtherScheme_isRefused(String location) {
        server.answer(status(302, "Location: " + location));
        assertFails(this::fetch, "neither http nor https");
    }

    @Test
    void everyHop_passesTheAddressCheck() {
        // What is checked is what is connected to: the check is the client's only way to look a host up.
        server.answer(body("text/xml", utf8("<x/>")));
        assertFails(() -> fetch(server.url("/feed"), Duration.ofSeconds(5), false, null), "private address 127.0.0.1");
        assertFails(
                () -> fetch(
                        URI.create(server.url("/feed").toString().replace("127.0.0.1", "localhost")),
                        Duration.ofSeconds(5),
                        false,
                        null),
                "refused: localhost is the private address");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void credentials_areSentToTheirHostAlone() throws Exception {
        try (ScriptedServer other = new ScriptedServer(body("text/xml", utf8("<x/>")))) {
            server.answer(status(302, "Location: " + other.url("/elsewhere")));

            fetch(server.url("/feed"), Duration.ofSeconds(20), true, "user:secret");

            assertThat(server.requests.get(0).headers())
                    .containsEntry(
                            "authorization", "Basic " + Base64.getEncoder().encodeToString(utf8("user:secret")));
            assertThat(other.requests.get(0).headers()).doesNotContainKey("authorization");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "429 | Retry-After: 120 | - | 120",
                "503 | Retry-After: Wed, 09 Oct 2013 14:05:00 GMT | Date: Wed, 09 Oct 2013 14:00:00 GMT | 300",
            })
    void refusal_tellsHowLongToWait_byTheServersClock(int code, String header, @Nullable String date, long seconds) {
        server.answer(status(code, header, date == null ? "X: y" : date));
        assertThatThrownBy(this::fetch).isInstanceOfSatisfying(FeedException.class, e -> {
            assertThat(e).hasMessageContaining("HTTP " + code);
            assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
            assertThat(e.gone()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cache-Control: public, max-age=600 | 600",
                "Cache-Control: max-age=600~Age: 500 | 100",
                "Cache-Control: max-age=600~Age: 900 | 0",
                "Expires: Wed, 09 Oct 2013 14:10:00 GMT~Age: 60 | 540",
                "Cache-Control: s-maxage=600 | 0",
                "Expires: Wed, 09 Oct 2013 14:10:00 GMT | 600",
                "Expires: 0 | 0",
                "Retry-After: 900 | 900",
                "Cache-Control: max-age=999999999 | 86400",
            })
    void answer_tellsHowLongToWait(String header, long seconds) throws FeedException {
        String[] headers = (header + "~Date: Wed, 09 Oct 2013 14:00:00 GMT").split("~");
        server.answer(body("text/xml", utf8("<x/>"), headers));
        assertThat(fetch().asked()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void gone_isToldApart() {
        server.answer(status(410));
        assertThatThrownBy(this::fetch)
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.gone()).isTrue());
    }

    @Test
    void nobodyThere_isSaidInWords() throws Exception {
        URI url = server.url("/feed");
        server.close();
        assertFails(() -> fetch(url, Duration.ofSeconds(5), true, null), "nothing answers there");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void headersWithoutEnd_areNotReadOn(boolean oneLine) {
        String line = oneLine ? "x".repeat(1 << 12) : "X-A: b\r\n";
        server.answer((request, out) -> {
            out.write(utf8("HTTP/1.1 200 OK\r\nX-First: "));
            for (int i = 0; i < 1_000; i++) {
                out.write(utf8(line));
            }
            out.write(utf8("\r\nContent-Length: 4\r\n\r\n<x/>"));
        });
        assertFails(this::fetch, oneLine ? "line length" : "header count");
    }

    @Test
    void validatorsThatAreTooLongToBeSentBack_areNone() throws FeedException {
        server.answer(body("text/xml", utf8("<x/>"), "ETag: \"" + "x".repeat(20_000) + "\"", "Last-Modified: then"));
        FeedResponse response = fetch();
        assertThat(response.etag()).isNull();
        assertThat(response.lastModified()).isEqualTo("then");
    }
}

package tidewire.simulator.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import tidewire.simulator.sample.SampleItem;
import tidewire.simulator.sample.SampleSource;
import tidewire.simulator.server.LoopbackHttp.Request;
import tidewire.simulator.server.LoopbackHttp.Response;

/**
 * The sample's feeds over HTTP as they would have stood at the simulated time, which is the {@code Date} of every answer,
 * 304 included. The body, and with it the {@code ETag}, changes only when items do.
 *
 * <p>A reader that has seen the present time already and asks again is answered when time moves, or after
 * {@value #HOLD_MILLIS} ms: so a reader may ask without pause and still costs nothing.
 */
public final class RssServer implements AutoCloseable {
    /** As many as a usual feed shows, but always all of the last hour, so that no step loses any. */
    private static final int USUAL_ITEMS = 40;

    private static final Duration SHOWN_AT_LEAST = Duration.ofHours(1);
    private static final int HOLD_MILLIS = 500;

    private final SampleSource sample;
    private final SimulatedClock clock;
    private final LoopbackHttp http;
    private final Map<String, Instant> told = new ConcurrentHashMap<>();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    private record Page(int published, String etag, byte[] plain, byte[] packed) {}

    public RssServer(SampleSource sample, SimulatedClock clock) throws IOException {
        this.sample = sample;
        this.clock = clock;
        this.http = new LoopbackHttp("rss", 0, this::answer);
    }

    public URI url(String feed) {
        return http.url("/" + feed + ".xml");
    }

    /** The time that the last answer of a feed was made at; far back when there was none. */
    public Instant told(String feed) {
        return told.getOrDefault(feed, Instant.MIN);
    }

    private Response answer(Request request) throws InterruptedException {
        String feed = request.path().replaceFirst("^/", "").replaceFirst("\\.xml$", "");
        if (!sample.feeds().contains(feed)) {
            return Response.text(404, "no feed " + feed + "\n");
        }
        if (!request.method().equals("GET")) {
            return Response.text(405, "only GET\n");
        }
        String known = request.headers().get("if-none-match");
        Instant before = told.get(feed);
        Instant now = known != null && before != null
                ? clock.awaitAfter(before, Duration.ofMillis(HOLD_MILLIS))
                : clock.now();
        told.put(feed, now);
        Page page = page(feed, now);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Date", RssDocument.RFC_822.format(now));
        headers.put("ETag", page.etag());
        if (page.etag().equals(known)) {
            return new Response(304, headers, new byte[0]);
        }
        headers.put("Content-Type", "application/rss+xml; charset=utf-8");
        boolean gzip = request.headers().getOrDefault("accept-encoding", "").contains("gzip");
        if (gzip) {
            headers.put("Content-Encoding", "gzip");
        }
        return new Response(200, headers, gzip ? page.packed() : page.plain());
    }

    private Page page(String feed, Instant now) {
        List<SampleItem> items = sample.items(feed);
        int published = countUpTo(items, now);
        // Counted from the newest item rather than from now: the page changes only when an item comes.
        Instant recent =
                published == 0 ? now : items.get(published - 1).published().minus(SHOWN_AT_LEAST);
        int from = Math.max(0, Math.min(published - USUAL_ITEMS, countUpTo(items, recent)));
        return pages.compute(
                feed,
                (name, page) -> page != null && page.published() == published
                        ? page
                        : render(feed, items.subList(from, published), published));
    }

    private static int countUpTo(List<SampleItem> items, Instant time) {
        return (int) items.stream()
                .takeWhile(item -> !item.published().isAfter(time))
                .count();
    }

    private static Page render(String feed, List<SampleItem> items, int published) {
        byte[] plain = RssDocument.write(feed, items).getBytes(StandardCharsets.UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(plain);
        String etag = "\"" + published + "-" + Long.toHexString(checksum.getValue()) + "\"";
        return new Page(published, etag, plain, gzip(plain));
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        http.close();
    }
}

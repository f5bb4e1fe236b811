package tidewire.dashboard;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.sse.SseClient;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.Json;

/** Routes under {@code /api}: the read model as JSON, and the stream of updates. */
final class Api {
    private static final Logger log = LoggerFactory.getLogger(Api.class);
    private static final int MOST = 10_000;
    /** A comment this often keeps proxies from closing a quiet stream and finds pages that are gone. */
    private static final long KEEP_ALIVE_MILLIS = 15_000;

    private final LiveView view;
    private final EventHub hub;
    /** One permit for every stream that can be open; all are back when no thread writes any more. */
    private final Semaphore streams = new Semaphore(EventHub.MOST_PAGES);

    Api(LiveView view, EventHub hub) {
        this.view = view;
        this.hub = hub;
    }

    void state(Context ctx) {
        json(ctx, view.state());
    }

    void digests(Context ctx) {
        json(ctx, view.digests(desk(ctx), limit(ctx, 100)));
    }

    void tape(Context ctx) {
        json(ctx, view.tape(desk(ctx), limit(ctx, 200)));
    }

    void bars(Context ctx) {
        String symbol = ctx.queryParam("symbol");
        List<String> known = view.symbols();
        if (symbol == null) {
            throw new BadRequestResponse("symbol is missing; symbols with bars: " + known);
        }
        if (!known.contains(symbol)) {
            throw new NotFoundResponse("no bars of this symbol; symbols with bars: " + known);
        }
        json(ctx, view.bars(symbol, limit(ctx, 1_000)));
    }

    /** Runs on a thread of its own for as long as the page is open. */
    void stream(SseClient client) {
        Context ctx = client.ctx();
        String last = ctx.header("Last-Event-ID");
        EventHub.Subscription page = hub.subscribe(last != null ? last : ctx.queryParam("after"));
        if (page == null || !streams.tryAcquire()) { // The hub allows no more streams than there are permits.
            client.sendEvent("full", "{\"error\":\"too many open pages\"}");
            return;
        }
        try (page) {
            client.onClose(page::close);
            client.sendComment("tidewire");
            while (page.isOpen() && !client.terminated()) {
                EventHub.Frame frame = page.next(KEEP_ALIVE_MILLIS);
                if (!page.isOpen()) {
                    break;
                }
                if (frame == null) {
                    client.sendComment("still here");
                } else {
                    client.sendEvent(frame.event(), frame.data(), frame.id());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.debug("A page went away while it was written to", e);
        } finally {
            streams.release();
        }
    }

    /** Waits a little for the streams of a closed hub to end, so that the server is not stopped under them. */
    void awaitStreams() {
        try {
            if (!streams.tryAcquire(EventHub.MOST_PAGES, 2, TimeUnit.SECONDS)) {
                log.debug("A page's stream is still being written while the server stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable String desk(Context ctx) {
        String desk = ctx.queryParam("desk");
        List<String> known = view.deskNames();
        if (desk != null && !known.contains(desk)) {
            throw new NotFoundResponse("no such desk; desks: " + known);
        }
        return desk;
    }

    private static int limit(Context ctx, int otherwise) {
        String limit = ctx.queryParam("limit");
        if (limit == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered like a number out of range.
        }
        throw new BadRequestResponse("limit must be a number from 1 to " + MOST);
    }

    static void json(Context ctx, Object value) {
        ctx.contentType("application/json").result(Json.write(value));
    }
}

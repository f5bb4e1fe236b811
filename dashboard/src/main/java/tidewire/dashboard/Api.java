package tidewire.dashboard;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import java.util.List;
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

    /** Holds its thread for as long as the page is open: a page costs a thread, and a slow page blocks only its own. */
    void stream(Context ctx) throws IOException {
        String last = ctx.header("Last-Event-ID");
        EventHub.Subscription page = hub.subscribe(last != null ? last : ctx.queryParam("after"));
        if (page == null) {
            throw new ServiceUnavailableResponse("too many open pages: close one, this page tries again by itself");
        }
        try (page) {
            EventStream stream = new EventStream(ctx.res());
            while (page.isOpen()) {
                EventHub.Frame frame = page.next(KEEP_ALIVE_MILLIS);
                if (frame == null) {
                    stream.comment("still here");
                } else if (page.isOpen()) {
                    stream.write(frame);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.debug("A page went away while it was written to", e);
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

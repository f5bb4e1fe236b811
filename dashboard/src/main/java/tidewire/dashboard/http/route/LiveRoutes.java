package tidewire.dashboard.http.route;

import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.dashboard.http.exchange.Reply;
import tidewire.dashboard.live.EventHub;
import tidewire.dashboard.live.LiveView;

/** What is shown now: a snapshot, and the stream of what changes after it. */
public final class LiveRoutes {
    private static final Logger log = LoggerFactory.getLogger(LiveRoutes.class);
    /** A word this often keeps proxies from closing a quiet stream, finds pages that are gone, and lets pages find a dead connection. */
    private static final long KEEP_ALIVE_MILLIS = 5_000;

    private final LiveView view;
    private final EventHub hub;

    public LiveRoutes(LiveView view, EventHub hub) {
        this.view = view;
        this.hub = hub;
    }

    public void state(Context ctx) {
        Reply.json(ctx, view.state());
    }

    /** Holds its thread for as long as the page is open: a page costs a thread, and a slow page blocks only its own. */
    public void stream(Context ctx) throws IOException {
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
                    stream.alive();
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
}

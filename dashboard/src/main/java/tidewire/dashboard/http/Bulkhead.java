package tidewire.dashboard.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.ServiceUnavailableResponse;
import java.util.concurrent.Semaphore;

/**
 * How many requests of a kind are worked on at a time. Whoever comes beyond them is told at once when to come again: work that piles up
 * would take the threads of everybody else, and goes on when nobody waits for it any more.
 */
final class Bulkhead {
    private static final int AGAIN_SECONDS = 1;

    private final Semaphore free;
    private final String what;

    /** @param what they are, in words for the answer */
    Bulkhead(int atATime, String what) {
        this.free = new Semaphore(atATime);
        this.what = what;
    }

    void handle(Handler handler, Context ctx) throws Exception {
        if (!free.tryAcquire()) {
            ctx.header("Retry-After", String.valueOf(AGAIN_SECONDS));
            throw new ServiceUnavailableResponse(
                    "as many " + what + " as this dashboard works on at a time are under way; ask again in a moment");
        }
        try {
            handler.handle(ctx);
        } finally {
            free.release();
        }
    }
}

package tidewire.dashboard.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.ServiceUnavailableResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many requests of a kind are worked on at a time. Whoever comes beyond them waits a moment, since most take none, and is then told when to
 * come again: work that piles up would take the threads of everybody else, and goes on when nobody waits for it any more.
 */
final class Bulkhead {
    private static final int AGAIN_SECONDS = 1;

    private final Semaphore free;
    private final String what;
    private final Semaphore waiting;
    private final Duration patience;

    /**
     * @param what they are, in words for the answer
     * @param waiting places to wait at, which several kinds may share; each takes a thread
     * @param patience how long one waits there
     */
    Bulkhead(int atATime, String what, Semaphore waiting, Duration patience) {
        this.free = new Semaphore(atATime, true);
        this.what = what;
        this.waiting = waiting;
        this.patience = patience;
    }

    void handle(Handler handler, Context ctx) throws Exception {
        // Not past those who wait.
        if (!free.tryAcquire(0, TimeUnit.NANOSECONDS) && !hasWaited()) {
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

    private boolean hasWaited() throws InterruptedException {
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            waiting.release();
        }
    }
}

package tidewire.llm.hub;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Closes a stream that brings nothing for too long, which ends the read that waits on it: the JDK's HTTP client has a timeout
 * for the head of an answer only.
 */
final class StallGuard implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "model-fetch-stall");
        thread.setDaemon(true);
        return thread;
    });
    private final long limitNanos;
    private volatile long lastNanos = System.nanoTime();
    private volatile boolean fired;

    StallGuard(Closeable stream, Duration limit) {
        limitNanos = limit.toNanos();
        long every = Math.max(1, limit.toMillis() / 4);
        timer.scheduleWithFixedDelay(
                () -> {
                    if (System.nanoTime() - lastNanos > limitNanos) {
                        fired = true;
                        closeQuietly(stream);
                    }
                },
                every,
                every,
                TimeUnit.MILLISECONDS);
    }

    void alive() {
        lastNanos = System.nanoTime();
    }

    /** Whether the stream was closed because nothing came. */
    boolean fired() {
        return fired;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static void closeQuietly(Closeable stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // it is given up anyway
        }
    }
}

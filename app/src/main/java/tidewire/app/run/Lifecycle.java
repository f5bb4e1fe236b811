package tidewire.app.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been started, stopped in the reverse order exactly once: at the end of a command, or by Ctrl-C in the middle of
 * it. A failure to stop one thing does not keep the others running.
 */
public final class Lifecycle implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);

    /** Like AutoCloseable, with a name for the log. */
    private record Started(String name, AutoCloseable stop) {}

    /** Begun and not yet over. */
    private static final Set<Lifecycle> RUNNING = ConcurrentHashMap.newKeySet();

    private final Deque<Started> started = new ArrayDeque<>();
    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupted, "tidewire-stop");

    private Lifecycle() {}

    /** A lifecycle that also ends when the process is told to. */
    public static Lifecycle begin() {
        Lifecycle lifecycle = new Lifecycle();
        Runtime.getRuntime().addShutdownHook(lifecycle.hook);
        RUNNING.add(lifecycle);
        return lifecycle;
    }

    /** Returns when nothing runs any more, at the end of a process: what goes last waits for it, for all hooks are begun at once. */
    public static void awaitAll() {
        RUNNING.forEach(Lifecycle::awaitStopped);
    }

    /** Notes that something runs. If the end has come meanwhile, it is stopped at once. */
    public <T> T add(String name, T thing, AutoCloseable stop) {
        synchronized (started) {
            if (!asked.isDone()) {
                started.push(new Started(name, stop));
                return thing;
            }
        }
        stop(new Started(name, stop));
        throw new StoppedException();
    }

    /** Notes that something runs which is stopped by closing it. */
    public <T extends AutoCloseable> T closing(String name, T thing) {
        return add(name, thing, thing);
    }

    /**
     * Waits for something, or until somebody asks for the end.
     *
     * @return false if the end came first
     */
    public boolean await(CompletableFuture<?> awaited) throws InterruptedException, ExecutionException {
        CompletableFuture.anyOf(awaited, asked).get();
        return awaited.isDone();
    }

    private void interrupted() {
        stopAll();
    }

    /** Stops everything; returns when it has stopped, whoever stops it. */
    @Override
    public void close() {
        stopAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook itself is what runs now.
        }
    }

    private void stopAll() {
        boolean first;
        synchronized (started) {
            first = !asked.isDone();
            asked.complete(null);
        }
        if (first) {
            try {
                for (Started next = next(); next != null; next = next()) {
                    stop(next);
                }
            } finally {
                stopped.countDown();
                RUNNING.remove(this);
            }
            return;
        }
        awaitStopped();
    }

    private void awaitStopped() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Started next() {
        synchronized (started) {
            return started.poll();
        }
    }

    /** Stops one thing before the others, once; nothing if it has been stopped already. */
    public void stopNow(AutoCloseable stop) {
        Started found;
        synchronized (started) {
            found = started.stream()
                    .filter(one -> one.stop() == stop)
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                return;
            }
            started.remove(found);
        }
        stop(found);
    }

    private static void stop(Started thing) {
        long begin = System.nanoTime();
        try {
            thing.stop().close();
        } catch (Exception | LinkageError e) { // Jars may have been replaced meanwhile.
            log.warn("{} did not stop cleanly: {}", thing.name(), e.getMessage(), e);
        }
        log.debug("{} stopped in {} ms", thing.name(), (System.nanoTime() - begin) / 1_000_000);
    }

    /** The process was told to end while something was still being started. */
    public static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedException() {
            super("stopped while starting");
        }
    }
}

package tidewire.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tidewire.simulator.sample.SampleException;

/**
 * Moves the simulated time, step by step, and never before every source has been read up to the present step and its
 * records acknowledged. The steps are a function of the sample alone; the pace decides only when they are taken.
 */
final class Player implements AutoCloseable {
    private final Instant end;
    private final double speed;
    private final Duration patience;
    private final UnaryOperator<Instant> grid;
    private final Consumer<Instant> world;
    private final Map<String, @Nullable Instant> acknowledged = new HashMap<>();
    private final CompletableFuture<Instant> finished = new CompletableFuture<>();
    private final Thread thread;
    private Instant now;
    private boolean stopped;

    /**
     * @param grid the step after a given one
     * @param world makes the world look as it did at a time; called from the player's thread
     * @param sources who must acknowledge each step
     */
    Player(
            Instant start,
            Instant end,
            double speed,
            Duration patience,
            Collection<String> sources,
            UnaryOperator<Instant> grid,
            Consumer<Instant> world) {
        this.now = start;
        this.end = end;
        this.speed = speed;
        this.patience = patience;
        this.grid = grid;
        this.world = world;
        sources.forEach(source -> acknowledged.put(source, null));
        thread = new Thread(this::run, "simulator-player");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** A source has been read up to {@code time} and what it held is safe. Unknown sources are ignored. */
    synchronized void acknowledged(String source, Instant time) {
        Instant before = acknowledged.get(source);
        if (acknowledged.containsKey(source) && (before == null || time.isAfter(before))) {
            acknowledged.put(source, time);
            notifyAll();
        }
    }

    /** Completes with the last time when all is played, exceptionally when a source does not follow. */
    CompletableFuture<Instant> finished() {
        return finished;
    }

    private void run() {
        long startedAt = System.nanoTime();
        Instant start = now;
        try {
            while (awaitAcknowledged() && now.isBefore(end)) {
                Instant next = grid.apply(now);
                if (!awaitDue(startedAt, Duration.between(start, next))) {
                    break;
                }
                now = next;
                world.accept(now);
            }
            synchronized (this) {
                if (stopped) {
                    finished.cancel(false);
                }
            }
            finished.complete(now);
        } catch (InterruptedException e) {
            finished.cancel(false);
        } catch (RuntimeException | Error e) {
            finished.completeExceptionally(e); // Whoever waits for the end would else wait for ever.
        }
    }

    /** False when stopped. */
    private synchronized boolean awaitAcknowledged() throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        String waitingFor = behind();
        while (!stopped && waitingFor != null) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new SampleException("the player waited " + patience.toSeconds() + " s for source " + waitingFor
                        + " to be read up to " + now + "; last acknowledged: " + acknowledged.get(waitingFor));
            }
            wait(left / 1_000_000 + 1);
            waitingFor = behind();
        }
        return !stopped;
    }

    private @Nullable String behind() {
        for (Map.Entry<String, @Nullable Instant> source : acknowledged.entrySet()) {
            Instant time = source.getValue();
            if (time == null || time.isBefore(now)) {
                return source.getKey();
            }
        }
        return null;
    }

    /** Waits until the step is due at this pace; false when stopped. */
    private synchronized boolean awaitDue(long startedAt, Duration simulated) throws InterruptedException {
        long due = startedAt + (long) (simulated.toMillis() * 1e6 / speed);
        for (long left = due - System.nanoTime(); !stopped && left > 0; left = due - System.nanoTime()) {
            wait(left / 1_000_000 + 1);
        }
        return !stopped;
    }

    /** Stops after the step under way and waits for the thread to end. */
    @Override
    public void close() {
        synchronized (this) {
            stopped = true;
            notifyAll();
        }
        if (!thread.isAlive()) {
            finished.cancel(false);
            return;
        }
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package tidewire.ingest.feed;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A thread for each poll under way, so that a feed that is slow to answer or to read delays no other; but no more than a
 * few at a time for one host, whose other feeds wait without a thread.
 */
public final class PollThreads implements AutoCloseable {
    private static final int PER_HOST = 2;

    private final ExecutorService threads;
    private final Map<String, Integer> running = new HashMap<>();
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

    public PollThreads() {
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "feed-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    void execute(String host, Runnable poll) {
        synchronized (this) {
            if (running.getOrDefault(host, 0) >= PER_HOST) {
                waiting.computeIfAbsent(host, h -> new ArrayDeque<>()).add(poll);
                return;
            }
            running.merge(host, 1, Integer::sum);
        }
        start(host, poll);
    }

    private void start(String host, Runnable poll) {
        try {
            threads.execute(() -> {
                try {
                    poll.run();
                } finally {
                    ended(host);
                }
            });
        } catch (RejectedExecutionException e) {
            // closed meanwhile
        }
    }

    private void ended(String host) {
        Runnable next;
        synchronized (this) {
            Queue<Runnable> queue = waiting.get(host);
            next = queue == null ? null : queue.poll();
            if (next == null) {
                waiting.remove(host);
                running.computeIfPresent(host, (h, count) -> count == 1 ? null : count - 1);
            }
        }
        if (next != null) {
            start(host, next);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

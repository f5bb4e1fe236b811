package tidewire.ingest.feed;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A thread for each poll under way, so that a feed that is slow to answer or to read delays no other; but no more than a
 * few at a time for one host, whose other feeds wait without a thread. Feeds that failed before get one of these at most:
 * they may hang again, and the host's others are not to wait for that.
 */
public final class PollThreads implements AutoCloseable {
    private static final int PER_HOST = 2;

    private final ExecutorService threads;
    private final Map<String, Host> hosts = new HashMap<>();

    private static final class Host {
        final Queue<Poll> waiting = new ArrayDeque<>();
        int running;
        int suspects;

        /** The next that may run now, or null. */
        @Nullable
        Poll next() {
            if (running >= PER_HOST) {
                return null;
            }
            Poll next = waiting.stream()
                    .filter(poll -> !poll.suspect() || suspects == 0)
                    .findFirst()
                    .orElse(null);
            if (next != null) {
                waiting.remove(next);
                running++;
                suspects += next.suspect() ? 1 : 0;
            }
            return next;
        }
    }

    private record Poll(boolean suspect, Runnable task) {}

    public PollThreads() {
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "feed-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @param suspect whether the poll before failed */
    void execute(String host, boolean suspect, Runnable poll) {
        Poll next;
        synchronized (this) {
            Host its = hosts.computeIfAbsent(host, h -> new Host());
            its.waiting.add(new Poll(suspect, poll));
            next = its.next();
        }
        start(host, next);
    }

    private void start(String host, @Nullable Poll poll) {
        if (poll == null) {
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    poll.task().run();
                } finally {
                    start(host, ended(host, poll));
                }
            });
        } catch (RejectedExecutionException e) {
            // closed meanwhile
        }
    }

    private synchronized @Nullable Poll ended(String host, Poll poll) {
        Host its = Objects.requireNonNull(hosts.get(host));
        its.running--;
        its.suspects -= poll.suspect() ? 1 : 0;
        Poll next = its.next();
        if (its.running == 0 && its.waiting.isEmpty()) {
            hosts.remove(host);
        }
        return next;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

package tidewire.dashboard.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands numbered frames to every open page. Ids are {@code <hub>-<number>}: numbers have no gaps, and the first part is new with
 * every start, so that a page that comes back either gets exactly what it missed or is told to load everything again.
 * {@link #publish} never waits for anyone: a page that does not keep up is closed and comes back by itself.
 */
public final class EventHub implements AutoCloseable {
    /** Frames kept for pages that come back: over two minutes at four frames a second. */
    static final int HISTORY = 512;
    /** Frames that may wait for one page before it counts as too slow. */
    static final int MOST_WAITING = 256;

    public static final int MOST_PAGES = 100;

    /** @param id wire id; @param event {@code update} or {@code reset}; @param data JSON */
    public record Frame(String id, String event, String data) {}

    private final String hub = UUID.randomUUID().toString().substring(0, 8);
    private final Deque<Frame> history = new ArrayDeque<>();
    private final Set<Subscription> subscriptions = new HashSet<>();
    private final Counter tooSlow;
    private long last; // Number of the newest frame; 0 when there was none.
    private boolean closed;

    public EventHub(MeterRegistry meters) {
        meters.gauge("tidewire.dashboard.pages", this, EventHub::pages);
        tooSlow = Counter.builder("tidewire.dashboard.pages.dropped")
                .description("Pages closed because they did not keep up")
                .register(meters);
    }

    synchronized String lastId() {
        return hub + "-" + last;
    }

    synchronized int pages() {
        return subscriptions.size();
    }

    synchronized void publish(String data) {
        publish("update", data);
    }

    /** Tells every page to load everything again. */
    synchronized void publishReset() {
        publish("reset", "{}");
    }

    private void publish(String event, String data) {
        last++;
        Frame frame = new Frame(lastId(), event, data);
        history.addLast(frame);
        if (history.size() > HISTORY) {
            history.removeFirst();
        }
        for (Subscription page : List.copyOf(subscriptions)) {
            if (!page.offer(frame)) {
                tooSlow.increment();
                page.close();
            }
        }
    }

    /**
     * From the frame after {@code lastId} on.
     *
     * @param lastId the last frame the page has seen; null for a page that has seen none
     * @return null when there are too many pages already, or after close
     */
    public synchronized @Nullable Subscription subscribe(@Nullable String lastId) {
        if (closed || subscriptions.size() >= MOST_PAGES) {
            return null;
        }
        Subscription page = new Subscription(missed(lastId));
        subscriptions.add(page);
        return page;
    }

    private List<Frame> missed(@Nullable String lastId) {
        long seen = number(lastId);
        long oldest = last - history.size(); // Number before the oldest kept frame.
        if (seen < oldest || seen > last) {
            return List.of(new Frame(lastId(), "reset", "{}"));
        }
        return new ArrayList<>(history).subList((int) (seen - oldest), history.size());
    }

    /** -1 for an id of another hub or none. */
    private long number(@Nullable String id) {
        if (id == null || !id.startsWith(hub + "-")) {
            return -1;
        }
        try {
            return Long.parseLong(id.substring(hub.length() + 1));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private synchronized void remove(Subscription page) {
        subscriptions.remove(page);
    }

    @Override
    public synchronized void close() {
        closed = true;
        List.copyOf(subscriptions).forEach(Subscription::close);
    }

    /** One page's view of the hub: taken from by the thread that writes to this page. */
    public final class Subscription implements AutoCloseable {
        private final LinkedBlockingQueue<Frame> waiting = new LinkedBlockingQueue<>();
        private final int most;
        private volatile boolean open = true;

        private Subscription(List<Frame> missed) {
            waiting.addAll(missed);
            most = missed.size() + MOST_WAITING;
        }

        private boolean offer(Frame frame) {
            return waiting.size() < most && waiting.add(frame);
        }

        public boolean isOpen() {
            return open;
        }

        /** The next frame, or null when none came in that time. */
        public @Nullable Frame next(long millis) throws InterruptedException {
            return waiting.poll(millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            open = false;
            remove(this);
            // Wakes the writer: an empty frame of a closed subscription is never written.
            waiting.add(new Frame("", "", ""));
        }
    }
}

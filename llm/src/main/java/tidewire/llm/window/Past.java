package tidewire.llm.window;

import java.util.concurrent.atomic.AtomicInteger;

/** One state of a window's cache, which forks share; as long as one of them reads it, nothing in it may change. */
final class Past {
    private final AtomicInteger readers = new AtomicInteger();

    /** One more reader. */
    Past read() {
        readers.incrementAndGet();
        return this;
    }

    void leave() {
        readers.decrementAndGet();
    }

    boolean isRead() {
        return readers.get() > 0;
    }
}

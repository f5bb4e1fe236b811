package tidewire.llm.window;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds a window to one thread at a time, and to nobody once it is closed. */
final class Exclusive {
    private final AtomicReference<@Nullable Thread> user = new AtomicReference<>();
    private volatile boolean closed;

    /** Takes the window for the calling thread until {@link #release}. */
    void acquire() {
        Thread other = user.compareAndExchange(null, Thread.currentThread());
        if (other != null) {
            throw new IllegalStateException("the window is in use by "
                    + (other == Thread.currentThread() ? "this call already" : "thread " + other.getName())
                    + "; one window belongs to one thread at a time");
        }
        if (closed) {
            user.set(null);
            throw new IllegalStateException("the window is closed");
        }
    }

    void release() {
        user.set(null);
    }

    <T> T run(Supplier<T> action) {
        acquire();
        try {
            return action.get();
        } finally {
            release();
        }
    }

    /** Closes the window, once. */
    void close(Runnable action) {
        if (closed) {
            return;
        }
        acquire();
        try {
            closed = true;
            action.run();
        } finally {
            release();
        }
    }
}

package tidewire.summarizer.digest.desk;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tidewire.llm.SinkWindow;
import tidewire.llm.WindowRestore;

/** A desk's window: new, being rebuilt, or in use. */
final class DeskWindow implements AutoCloseable {
    private @Nullable WindowRestore restore;
    private @Nullable SinkWindow window;

    private DeskWindow(@Nullable WindowRestore restore, @Nullable SinkWindow window) {
        this.restore = restore;
        this.window = window;
    }

    static DeskWindow empty(SinkWindow window) {
        return new DeskWindow(null, window);
    }

    static DeskWindow restoring(WindowRestore restore) {
        DeskWindow window = new DeskWindow(restore, null);
        if (restore.remaining() == 0) {
            window.advance(1);
        }
        return window;
    }

    /** Tokens still to be read again. */
    long remaining() {
        return restore == null ? 0 : restore.remaining();
    }

    /**
     * Rebuilds another slice.
     *
     * @return true when the window can be used
     */
    boolean advance(int tokens) {
        if (restore != null && restore.advance(tokens)) {
            window = restore.window();
            restore = null;
        }
        return window != null;
    }

    boolean isReady() {
        return window != null;
    }

    SinkWindow inUse() {
        if (window == null) {
            throw new IllegalStateException("the window is still being rebuilt");
        }
        return window;
    }

    /** The tokens that a feed kept. */
    static int[] kept(int[] tokens, SinkWindow.Fed fed) {
        return fed.tokens() == tokens.length ? tokens : Arrays.copyOf(tokens, fed.tokens());
    }

    @Override
    public void close() {
        if (restore != null) {
            restore.close();
        }
        if (window != null) {
            window.close();
        }
    }
}

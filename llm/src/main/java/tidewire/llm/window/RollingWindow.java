package tidewire.llm.window;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tidewire.llm.SinkWindow;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;
import tidewire.llm.WindowState;

/** A sink window: {@link WindowLayout} says what goes where, {@link Decoder} does it. */
final class RollingWindow implements SinkWindow {
    private final Decoder decoder;
    private final WindowConfig config;
    private final Eviction eviction;
    private final WindowLayout layout;
    private final AtomicReference<@Nullable Thread> user = new AtomicReference<>();

    private KeyValueCache cache;
    private volatile boolean closed;
    /** Pinned before all sinks were there: comes into force when they are. */
    private int[] pendingPin = {};
    /** Whether the keys of sinks and pins are where a single step finds them, and how far they were turned. */
    private boolean anchorsPlaced;

    private long anchorOffset;
    /** Whether the mask for single steps shows the tokens that are visible. */
    private boolean maskFresh;

    RollingWindow(Decoder decoder, WindowConfig config) {
        this(
                decoder,
                config,
                config.eviction(),
                new WindowLayout(config.sinks(), config.rolling()),
                decoder.newCache(config.sinks(), config.rolling()));
    }

    private RollingWindow(
            Decoder decoder, WindowConfig config, Eviction eviction, WindowLayout layout, KeyValueCache cache) {
        this.decoder = decoder;
        this.config = config;
        this.eviction = eviction;
        this.layout = layout;
        this.cache = cache;
    }

    @Override
    public Fed feed(int[] entry) {
        return exclusively(() -> {
            if (entry.length == 0) {
                throw new IllegalArgumentException("feed: an entry needs at least one token");
            }
            checkTokens(entry, "feed");
            int[] kept = Arrays.copyOf(entry, Math.min(entry.length, config.maxEntry()));
            long position = layout.fed();
            long evictedBefore = layout.evicted();
            double surprisal = feedEntry(kept, true);
            int evicted = (int) (layout.evicted() - evictedBefore);
            return new Fed(position, kept.length, entry.length - kept.length, surprisal, evicted);
        });
    }

    /** Feeds an entry of any length as one chunk; its surprisal if asked for, else 0. */
    double feedEntry(int[] tokens, boolean score) {
        maskFresh = false;
        double surprisal = 0;
        int at = 0;
        while (at < tokens.length && !layout.sinksComplete()) {
            surprisal += run(new int[] {tokens[at]}, layout.nextSink(), score);
            layout.sinkFed();
            anchorsPlaced = false;
            at++;
        }
        applyPendingPin();
        if (at < tokens.length) {
            int[] rest = Arrays.copyOfRange(tokens, at, tokens.length);
            if (eviction == Eviction.ENTRY) {
                layout.evictEntriesFor(rest.length);
            }
            surprisal += run(rest, layout.nextRolling(rest.length), score);
            layout.rollingFed(rest.length, true);
        }
        return surprisal;
    }

    private double run(int[] tokens, Chunk chunk, boolean score) {
        if (score) {
            return cache.feedAndScore(tokens, chunk, layout.fed() > 0);
        }
        cache.feed(tokens, chunk, true);
        return 0;
    }

    @Override
    public void pin(int[] tokens) {
        exclusively(() -> {
            checkTokens(tokens, "pin");
            if (tokens.length > config.rolling()) {
                throw new IllegalArgumentException(
                        "pin: " + tokens.length + " tokens, more than window.rolling (" + config.rolling() + ")");
            }
            pendingPin = tokens.clone();
            if (layout.sinksComplete() && (tokens.length > 0 || layout.pinned() > 0)) {
                replacePinned(pendingPin);
            }
            return this;
        });
    }

    private void applyPendingPin() {
        if (layout.sinksComplete() && layout.pinned() == 0 && pendingPin.length > 0) {
            replacePinned(pendingPin);
        }
    }

    private void replacePinned(int[] tokens) {
        KeyValueCache resized = cache.resizePinned(config.sinks(), layout.pinned(), tokens.length);
        cache.close();
        cache = resized;
        layout.setPinned(tokens.length);
        anchorsPlaced = false;
        maskFresh = false;
        if (tokens.length > 0) {
            cache.feed(tokens, layout.pinnedSegment(), false);
        }
    }

    @Override
    public SinkWindow fork() {
        return exclusively(() -> {
            RollingWindow fork =
                    new RollingWindow(decoder, config, Eviction.TOKEN, new WindowLayout(layout), cache.copy());
            fork.pendingPin = pendingPin;
            fork.anchorsPlaced = anchorsPlaced;
            fork.anchorOffset = anchorOffset;
            fork.maskFresh = maskFresh;
            return fork;
        });
    }

    @Override
    public float[] logits() {
        return exclusively(() -> {
            checkNotEmpty();
            return cache.next().logits();
        });
    }

    void checkTokens(int[] tokens, String what) {
        Tokens.check(tokens, decoder.vocabularySize(), what);
    }

    void checkNotEmpty() {
        if (layout.fed() == 0) {
            throw new IllegalStateException("nothing was fed to this window yet, so nothing can follow");
        }
    }

    /** For a window that is rebuilt: the sinks are there, the stream goes on at {@code position}. */
    void skipTo(long position) {
        layout.skipTo(position);
    }

    /** The stream position of the next token. */
    long fed() {
        return layout.fed();
    }

    Decoder decoder() {
        return decoder;
    }

    KeyValueCache cache() {
        return cache;
    }

    WindowLayout layout() {
        return layout;
    }

    /**
     * Makes the mask ready for a single step; the caller then steps and calls {@link #stepped}.
     *
     * @return whether the step must turn the keys of sinks and pins
     */
    boolean prepareStep() {
        if (!maskFresh && layout.nextMasked()) {
            cache.showSlots(layout.visibleSlots());
            maskFresh = true;
        }
        long offset = layout.nextAnchorOffset();
        boolean turn = config.sinks() + layout.pinned() > 0 && (!anchorsPlaced || offset != anchorOffset);
        anchorsPlaced = true;
        anchorOffset = offset;
        return turn;
    }

    void stepped(boolean newEntry) {
        layout.rollingFed(1, newEntry);
    }

    @Override
    public WindowState state() {
        return exclusively(() -> new WindowState(
                layout.sinksHeld(),
                layout.pinned(),
                layout.visible(),
                config.rolling(),
                layout.fed(),
                layout.evicted(),
                layout.entryLengths()));
    }

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

    private <T> T exclusively(Supplier<T> action) {
        acquire();
        try {
            decoder.checkOpen();
            return action.get();
        } finally {
            release();
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        acquire();
        try {
            closed = true;
            cache.close();
        } finally {
            release();
        }
    }
}

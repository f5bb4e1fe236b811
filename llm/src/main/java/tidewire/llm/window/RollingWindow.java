package tidewire.llm.window;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tidewire.llm.SinkWindow;
import tidewire.llm.TokenLedger;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;
import tidewire.llm.WindowSnapshot;
import tidewire.llm.WindowState;

/** A sink window: {@link WindowLayout} says what goes where, {@link Decoder} does it. */
final class RollingWindow implements SinkWindow {
    /** Tokens that a fork has room for at first: a prompt and a line. */
    private static final int FIRST_ROOM = 128;

    private final Decoder decoder;
    private final WindowConfig config;
    private final Eviction eviction;
    private boolean fork;
    private final WindowLayout layout;
    private final Exclusive exclusive = new Exclusive();
    private final StepReadiness ready = new StepReadiness();
    /** What is in the cache, for forks that read it there. */
    private Past past = new Past();
    /** Of a fork: what it shares with others, and the stream position of its own first token. */
    private @Nullable Past shared;

    private long forkedAt;
    /** Of a fork: tokens that there is room for. */
    private int room;

    private KeyValueCache cache;
    /** What follows the last token, once it was asked for; forks have it from their parent. */
    private Decoder.@Nullable Scored next;

    /** Pinned before all sinks were there: comes into force when they are. */
    private int[] pendingPin = {};

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

    /** A window as a snapshot has it. */
    RollingWindow(Decoder decoder, WindowConfig config, Snapshot snapshot) {
        this(
                decoder,
                config,
                config.eviction(),
                WindowLayout.of(config.sinks(), config.rolling(), snapshot.pin().length, snapshot.layout()),
                decoder.cacheOf(config.sinks() + snapshot.pin().length, config.rolling(), snapshot.tensors()));
        pendingPin = snapshot.pin();
    }

    /**
     * Copies what this window holds.
     *
     * @param identity given the shape of this window
     * @throws IllegalArgumentException if the ledger is not this window's
     */
    WindowSnapshot snapshot(Function<WindowConfig, Identity> identity, TokenLedger ledger) {
        return exclusively(() -> {
            LedgerCheck.check(config, ledger);
            if (fork || !layout.sinksComplete() || SnapshotFit.end(ledger) != layout.fed()) {
                throw new IllegalArgumentException("snapshot: the ledger ends at token " + SnapshotFit.end(ledger)
                        + ", the window at " + layout.fed() + (fork ? ", and it is a fork" : ""));
            }
            return new SnapshotWriter(identity.apply(config), ledger, layout.state(), pendingPin.clone(), cache.copy());
        });
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

    @Override
    public void read(int[] prompt) {
        exclusively(() -> {
            if (prompt.length == 0) {
                throw new IllegalArgumentException("read: a prompt needs at least one token");
            }
            checkTokens(prompt, "read");
            feedEntry(prompt, false);
            // Asked for here, it is there for every fork.
            return next();
        });
    }

    /** Feeds an entry of any length as one chunk; its surprisal if asked for, else 0. */
    double feedEntry(int[] tokens, boolean score) {
        leaveToReaders();
        ready.fed();
        next = null;
        double surprisal = 0;
        int at = 0;
        while (at < tokens.length && !layout.sinksComplete()) {
            surprisal += run(new int[] {tokens[at]}, layout.nextSink(), score);
            layout.sinkFed();
            ready.anchorsChanged();
            at++;
        }
        applyPendingPin();
        if (at < tokens.length) {
            int[] rest = Arrays.copyOfRange(tokens, at, tokens.length);
            if (eviction == Eviction.ENTRY) {
                layout.evictEntriesFor(rest.length);
            }
            makeRoom(rest.length);
            Chunk chunk =
                    shared == null ? layout.nextRolling(rest.length) : layout.nextAfterFork(rest.length, forkedAt);
            surprisal += run(rest, chunk, score);
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
        leaveToReaders();
        detach();
        KeyValueCache resized = cache.resizePinned(config.sinks(), layout.pinned(), tokens.length);
        cache.close();
        cache = resized;
        layout.setPinned(tokens.length);
        ready.anchorsChanged();
        ready.fed();
        if (tokens.length > 0) {
            cache.feed(tokens, layout.pinnedSegment(), false);
        }
    }

    @Override
    public SinkWindow fork() {
        return exclusively(() -> {
            Past from = shared == null ? past : shared;
            boolean shares = shared != null || layout.sinksComplete() && layout.visible() > 0;
            WindowLayout same = new WindowLayout(layout);
            KeyValueCache theirs =
                    shared != null || !shares ? cache.copy() : cache.fork(layout.usedSlots(), FIRST_ROOM);
            RollingWindow fork = new RollingWindow(decoder, config, Eviction.TOKEN, same, theirs);
            fork.fork = true;
            fork.pendingPin = pendingPin;
            if (shares) {
                fork.shared = from.read();
                fork.forkedAt = shared == null ? layout.fed() : forkedAt;
                fork.room = shared == null ? FIRST_ROOM : room;
            } else {
                fork.ready.sameAs(ready);
            }
            if (shared != null) {
                fork.ready.sameMaskAs(ready);
            }
            fork.next = next;
            return fork;
        });
    }

    /** What this fork shares with others; null when it shares nothing. */
    @Nullable
    Past shared() {
        return shared;
    }

    /** Of a fork: the stream position of its own first token. */
    long forkedAt() {
        return forkedAt;
    }

    /** So that {@code n} more tokens can be fed. A fork that has seen as much itself as a window holds shares no longer. */
    void makeRoom(int n) {
        if (shared == null) {
            return;
        }
        int own = (int) (layout.fed() - forkedAt);
        if (own + n >= config.rolling()) {
            detach();
        } else if (own + n > room) {
            // A whole number of vectors, as all rows of caches have it.
            int wanted = Math.max(2 * room, (own + n + FIRST_ROOM - 1) / FIRST_ROOM * FIRST_ROOM);
            replace(cache.extended(wanted - room));
            room = wanted;
        }
    }

    private void detach() {
        if (shared == null) {
            return;
        }
        int own = (int) (layout.fed() - forkedAt);
        replace(cache.detached(own, layout.lastSlots(Math.min(own, config.rolling()))));
        shared.leave();
        shared = null;
        ready.anchorsChanged();
        ready.fed();
    }

    /** Goes on with another cache of the same contents. */
    void replace(KeyValueCache other) {
        cache.close();
        cache = other;
    }

    /** Before the cache changes: what forks read there is left to them, and this window goes on with a copy. */
    private void leaveToReaders() {
        if (past.isRead()) {
            replace(cache.copy());
            past = new Past();
        }
    }

    Decoder.Scored next() {
        Decoder.Scored scored = next;
        if (scored == null) {
            scored = cache.next();
            next = scored;
        }
        return scored;
    }

    @Override
    public float[] logits() {
        return exclusively(() -> {
            checkNotEmpty();
            return next().logits().clone();
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
     * Makes mask and cache ready for a single step; the caller then steps and calls {@link #stepped}.
     *
     * @return whether the step must turn the keys of sinks and pins
     */
    boolean prepareStep() {
        if (shared != null) {
            ready.prepareFork(layout, cache, forkedAt);
            return false;
        }
        leaveToReaders();
        return ready.prepare(layout, cache, config.sinks() + layout.pinned());
    }

    void stepped(boolean newEntry) {
        next = null;
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
        exclusive.acquire();
    }

    void release() {
        exclusive.release();
    }

    private <T> T exclusively(Supplier<T> action) {
        return exclusive.run(() -> {
            decoder.checkOpen();
            return action.get();
        });
    }

    @Override
    public void close() {
        exclusive.close(() -> {
            cache.close();
            if (shared != null) {
                shared.leave();
            }
        });
    }
}

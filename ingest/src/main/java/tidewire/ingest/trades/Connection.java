package tidewire.ingest.trades;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.net.FailureWords;

/**
 * One connection to an exchange: its messages to the flow, one at a time. The WebSocket calls its listener from one thread at a
 * time.
 */
final class Connection implements WebSocket.Listener {
    private static final int MAX_MESSAGE = 1 << 20;
    private static final Duration LASTING = Duration.ofSeconds(30);

    /** Whoever keeps connections. */
    interface Keeper {
        /** Whether this connection is still the one that counts. */
        boolean isCurrent(Connection asking);

        void opened();

        /** The exchange has said something that can be used. */
        void proven();

        /** A hole is to be asked for at once. */
        void askForHoles();

        void lost(Connection ended, String reason);
    }

    private final TradeFlow flow;
    private final Keeper keeper;
    private final StringBuilder parts = new StringBuilder();
    private volatile @Nullable WebSocket socket;
    private volatile long heardAt = System.nanoTime();
    private volatile boolean working;
    private final InstantSource clock;
    private final Instant openedAt;
    private volatile boolean proven;
    private volatile long provenAt;

    Connection(TradeFlow flow, Keeper keeper, InstantSource clock) {
        this.flow = flow;
        this.keeper = keeper;
        this.clock = clock;
        this.openedAt = clock.instant();
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        if (!keeper.isCurrent(this)) {
            opened.abort();
            return;
        }
        keeper.opened();
        heardAt = System.nanoTime();
        subscribe(opened);
        opened.request(1);
    }

    // One after the other: the client takes no message before the last has gone.
    private void subscribe(WebSocket to) {
        List<String> messages;
        synchronized (flow) {
            messages = flow.subscriptions().messages();
        }
        CompletableFuture<WebSocket> sent = CompletableFuture.completedFuture(to);
        for (String message : messages) {
            sent = sent.thenCompose(it -> it.sendText(message, true));
        }
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer text) {
        heardAt = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        if (parts.length() + data.length() > MAX_MESSAGE) {
            keeper.lost(this, "a message is longer than " + MAX_MESSAGE + " characters");
            return null;
        }
        if (!last) {
            parts.append(data);
            from.request(1);
            return null;
        }
        String text = parts.isEmpty() ? data.toString() : parts.append(data).toString();
        parts.setLength(0);
        working = true;
        try {
            take(from, text);
        } catch (RuntimeException e) {
            keeper.lost(this, "failed on a message: " + FailureWords.of(e));
        } finally {
            heardAt = System.nanoTime();
            working = false;
        }
        from.request(1);
        return null;
    }

    private void take(WebSocket from, String text) {
        String refused;
        boolean again;
        boolean urgent;
        // The flow is shared by all connections, and an ended one may still be in its last message.
        synchronized (flow) {
            if (!keeper.isCurrent(this)) {
                return;
            }
            refused = flow.accept(text);
            again = flow.subscriptions().mustBeSentAgain();
            urgent = flow.holes().isUrgent();
        }
        if (urgent) {
            keeper.askForHoles();
        }
        if (refused != null) {
            keeper.lost(this, refused);
        } else if (again) {
            subscribe(from);
        } else if (!proven) {
            provenAt = System.nanoTime();
            proven = true;
            keeper.proven();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        keeper.lost(this, "the exchange closed the connection: " + status + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable thrown) {
        keeper.lost(this, "the connection broke: " + FailureWords.of(thrown));
    }

    /** Not while a message is being handed over: then it is Kafka that is slow. */
    boolean isSilentFor(Duration time) {
        return !working && System.nanoTime() - heardAt > time.toNanos();
    }

    boolean isOlderThan(Duration time) {
        return Duration.between(openedAt, clock.instant()).compareTo(time) > 0;
    }

    /** Whether it was of use for a while: who ends each connection behind its first word is to be asked less and less. */
    boolean hasLasted() {
        return proven && System.nanoTime() - provenAt > LASTING.toNanos();
    }

    void abort() {
        WebSocket opened = socket;
        if (opened != null) {
            opened.abort();
        }
    }
}

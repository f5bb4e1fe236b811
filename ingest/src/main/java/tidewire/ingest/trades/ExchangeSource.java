package tidewire.ingest.trades;

import io.micrometer.core.instrument.Counter;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.ingest.Backoff;
import tidewire.ingest.IngestContext;
import tidewire.ingest.Source;
import tidewire.ingest.trades.venue.Venue;
import tidewire.ingest.trades.venue.Venues;

/**
 * Keeps one WebSocket to an exchange open. A message is asked for only when the one before has been handed to the
 * producer, so that a slow Kafka slows the exchange's socket and nothing piles up here. A connection that breaks, is
 * refused or falls silent is made anew after a growing wait.
 */
public final class ExchangeSource implements Source {
    private static final Logger log = LoggerFactory.getLogger(ExchangeSource.class);
    private static final int MAX_MESSAGE = 1 << 20;
    /** As long as the producer waits for more. */
    private static final long FLUSH_MILLIS = 5;

    private final ExchangeConfig exchange;
    private final Venue venue;
    private final TradeFlow flow;
    private final Backfill backfill;
    private final TradeSourceStatus status;
    private final ScheduledExecutorService pool;
    private final ExecutorService executor;
    private final HttpClient http;
    private final Backoff backoff =
            new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1), ThreadLocalRandom.current());
    private final Counter connections;

    private @Nullable Session session;
    private @Nullable ScheduledFuture<?> flusher;
    private final AtomicBoolean flushing = new AtomicBoolean();
    private final AtomicBoolean ticking = new AtomicBoolean();
    private final AtomicBoolean filling = new AtomicBoolean();
    private boolean closed;
    private volatile @Nullable String problem = "not connected yet";

    public ExchangeSource(ExchangeConfig exchange, IngestContext context) {
        this.exchange = exchange;
        this.venue = Venues.of(exchange.type(), exchange.symbols());
        this.flow = new TradeFlow(exchange, venue, context);
        this.pool = context.pool();
        this.status = new TradeSourceStatus(
                exchange.source(),
                "connecting",
                "connected to " + exchange.url().getHost(),
                context);
        // Its own threads: they wait when Kafka does, and must not keep feeds from being polled.
        this.executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "ingest-" + exchange.source());
            thread.setDaemon(true);
            return thread;
        });
        this.http = HttpClient.newBuilder()
                .executor(executor)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        this.backfill = new Backfill(exchange, venue, context, flow, http);
        this.connections =
                context.meters().counter("tidewire.ingest.exchange.connections", "source", exchange.source());
    }

    @Override
    public String name() {
        return exchange.source();
    }

    @Override
    public void start() {
        pool.execute(this::connect);
        flusher = pool.scheduleWithFixedDelay(this::flushSoon, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void flushSoon() {
        once(flushing, this::flush);
    }

    /** On a thread of its own, for Kafka may be slow; one at a time. */
    private void once(AtomicBoolean running, Runnable task) {
        if (!executor.isShutdown() && running.compareAndSet(false, true)) {
            executor.execute(() -> {
                try {
                    task.run();
                } finally {
                    running.set(false);
                }
            });
        }
    }

    private void flush() {
        synchronized (flow) {
            flow.flush();
        }
    }

    private synchronized void connect() {
        if (closed) {
            return;
        }
        Session next = new Session();
        session = next;
        status.asked();
        Optional<String> refusal = exchange.refusal();
        if (refusal.isPresent()) {
            lost(next, refusal.get());
            return;
        }
        http.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .buildAsync(exchange.url(), next)
                .whenComplete((socket, thrown) -> {
                    if (thrown != null) {
                        Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
                        lost(next, exchange.url() + " does not answer: " + cause);
                    }
                });
    }

    /** Ends a session, once, and plans the next. */
    private void lost(Session ended, String reason) {
        synchronized (this) {
            if (session != ended || closed) {
                return;
            }
            session = null;
        }
        ended.abort();
        // Not under this object's lock: who reads a message holds the flow's and asks for this one.
        synchronized (flow) {
            flow.lost();
        }
        Duration wait = backoff.failed();
        status.failed(reason, wait);
        log.warn("{}: {}; next try in {} ms", name(), reason, wait.toMillis());
        problem = reason;
        pool.schedule(this::connect, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public void tick() {
        Session current;
        synchronized (this) {
            current = session;
        }
        if (current != null && current.silent()) {
            lost(current, "no message for " + exchange.heartbeatTimeout().toSeconds() + " s");
        } else if (current != null && current.isOld()) {
            lost(current, "the exchange would cut the connection soon: it is made anew");
        }
        // Whoever holds the flow may wait for Kafka; this thread is everybody's.
        once(ticking, this::look);
    }

    private void look() {
        askForHoles();
        synchronized (flow) {
            flow.tick(System.nanoTime());
            status.tick(flow.lastTrade(), flow.delivered(), flow.remarks());
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (flusher != null) {
                flusher.cancel(false);
            }
            if (session != null) {
                session.abort();
                session = null;
            }
        }
        try {
            CompletableFuture.runAsync(
                            () -> {
                                flush();
                                status.stopped("stopped");
                            },
                            executor)
                    .get(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("{}: the last trades were not handed over: {}", name(), e.getMessage());
        }
        executor.shutdownNow();
    }

    /** One after the other, on a thread of their own. */
    private void askForHoles() {
        once(filling, () -> {
            for (Optional<TradeFlow.Hole> hole = nextHole(); hole.isPresent(); hole = nextHole()) {
                backfill.fill(hole.get());
            }
        });
    }

    private Optional<TradeFlow.Hole> nextHole() {
        synchronized (flow) {
            return Thread.currentThread().isInterrupted() ? Optional.empty() : flow.nextHole(System.nanoTime());
        }
    }

    private synchronized boolean isCurrent(Session asking) {
        return session == asking;
    }

    /** One connection. The WebSocket calls its listener from one thread at a time. */
    private final class Session implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();
        private volatile @Nullable WebSocket socket;
        private volatile long heardAt = System.nanoTime();
        private volatile boolean working;
        private final long openedAt = System.nanoTime();
        private boolean proven;

        @Override
        public void onOpen(WebSocket opened) {
            socket = opened;
            if (!isCurrent(this)) {
                opened.abort();
                return;
            }
            connections.increment();
            heardAt = System.nanoTime();
            subscribe(opened);
            opened.request(1);
        }

        // One after the other: the client takes no message before the last has gone.
        private void subscribe(WebSocket to) {
            List<String> messages;
            synchronized (flow) {
                messages = flow.subscriptions();
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
                lost(this, "a message is longer than " + MAX_MESSAGE + " characters");
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
                lost(this, "failed on a message: " + e);
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
            // The flow is shared by all sessions, and an ended one may still be in its last message.
            synchronized (flow) {
                if (!isCurrent(this)) {
                    return;
                }
                refused = flow.accept(text);
                again = flow.mustSubscribeAgain();
                urgent = flow.isUrgent();
                if (refused == null && !again) {
                    flow.connected();
                }
            }
            if (urgent) {
                askForHoles();
            }
            if (refused != null) {
                lost(this, refused);
            } else if (again) {
                subscribe(from);
            } else if (!proven) {
                proven = true;
                log.info("{}: connected to {}", name(), exchange.url());
                problem = null;
                status.connected();
                backoff.succeeded();
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            lost(this, "the exchange closed the connection: " + status + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable thrown) {
            lost(this, "the connection broke: " + thrown);
        }

        /** Not while a message is being handed over: then it is Kafka that is slow. */
        boolean silent() {
            return !working
                    && System.nanoTime() - heardAt > exchange.heartbeatTimeout().toNanos();
        }

        boolean isOld() {
            return System.nanoTime() - openedAt > venue.longestConnection().toNanos();
        }

        void abort() {
            WebSocket opened = socket;
            if (opened != null) {
                opened.abort();
            }
        }
    }
}

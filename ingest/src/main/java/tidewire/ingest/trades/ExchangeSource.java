package tidewire.ingest.trades;

import io.micrometer.core.instrument.Counter;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.thread.StepGuard;
import tidewire.ingest.Backoff;
import tidewire.ingest.IngestContext;
import tidewire.ingest.Source;
import tidewire.ingest.net.FailureWords;
import tidewire.ingest.net.Hosts;
import tidewire.ingest.trades.out.TradeSourceStatus;
import tidewire.ingest.trades.venue.Venue;
import tidewire.ingest.trades.venue.Venues;

/**
 * Keeps one WebSocket to an exchange open. A message is asked for only when the one before has been handed to the
 * producer, so that a slow Kafka slows the exchange's socket and nothing piles up here. A connection that breaks, is
 * refused or falls silent is made anew after a growing wait.
 */
public final class ExchangeSource implements Source, Connection.Keeper {
    private static final Logger log = LoggerFactory.getLogger(ExchangeSource.class);
    /** As long as the producer waits for more. */
    private static final long FLUSH_MILLIS = 5;

    private final ExchangeConfig exchange;
    private final Venue venue;
    private final TradeFlow flow;
    private final Backfill backfill;
    private final Supplier<Optional<String>> refusal;
    private final TradeSourceStatus status;
    private final ScheduledExecutorService pool;
    private final InstantSource clock;
    private final ExecutorService executor;
    private final HttpClient http;
    private final Backoff backoff =
            new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1), ThreadLocalRandom.current());
    private final Counter connections;

    private @Nullable Connection connection;
    private @Nullable ScheduledFuture<?> flusher;
    private final Errand flushing = new Errand("trades are not handed over");
    private final Errand ticking = new Errand("what is missing is not looked for");
    private final Errand filling = new Errand("what was missed is not asked for");
    private boolean closed;
    private volatile @Nullable String problem = "not connected yet";

    public ExchangeSource(ExchangeConfig exchange, IngestContext context) {
        this(exchange, context, exchange::refusal);
    }

    /** @param refusal looks the host up, and says why it is not asked at all */
    ExchangeSource(ExchangeConfig exchange, IngestContext context, Supplier<Optional<String>> refusal) {
        this.exchange = exchange;
        this.refusal = refusal;
        this.venue = Venues.of(exchange.type(), exchange.symbols());
        this.flow = new TradeFlow(exchange, venue, context);
        this.pool = context.pool();
        this.clock = context.wallClock();
        this.status = new TradeSourceStatus(
                exchange.source(), "connecting", "connected to " + Hosts.of(exchange.url()), context);
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

    /** What is done again and again, one at a time. */
    private record Errand(AtomicBoolean running, StepGuard guard) {
        Errand(String problem) {
            this(new AtomicBoolean(), StepGuard.healing(problem, log));
        }

        Optional<String> problem() {
            return Optional.ofNullable(guard.problem());
        }

        void run(Runnable task) {
            try {
                guard.run(task::run);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // closed meanwhile
            } finally {
                running.set(false);
            }
        }
    }

    /** On a thread of its own, for Kafka may be slow. */
    private void once(Errand errand, Runnable task) {
        if (!executor.isShutdown() && errand.running().compareAndSet(false, true)) {
            executor.execute(() -> errand.run(task));
        }
    }

    private void flush() {
        synchronized (flow) {
            flow.flush();
        }
    }

    private void connect() {
        if (!executor.isShutdown()) {
            executor.execute(this::connectNow);
        }
    }

    /** On a thread of its own and under no lock: the host is looked up, and a name server may be silent for long. */
    private void connectNow() {
        status.asked();
        Optional<String> refused = refusal.get();
        Connection next = new Connection(flow, this, clock);
        synchronized (this) {
            if (closed) {
                return;
            }
            connection = next;
        }
        if (refused.isPresent()) {
            lost(next, refused.get());
            return;
        }
        http.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .buildAsync(exchange.url(), next)
                .whenComplete((socket, thrown) -> {
                    if (thrown != null) {
                        lost(next, exchange.url() + " does not answer: " + FailureWords.of(thrown));
                    }
                });
    }

    /** Ends a connection, once, and plans the next. */
    @Override
    public void lost(Connection ended, String reason) {
        synchronized (this) {
            if (connection != ended || closed) {
                return;
            }
            connection = null;
        }
        ended.abort();
        // Not under this object's lock: who reads a message holds the flow's and asks for this one.
        synchronized (flow) {
            flow.lost();
        }
        if (ended.hasLasted()) {
            backoff.succeeded();
        }
        Duration wait = backoff.failed();
        status.failed(reason, wait);
        log.warn("{}: {}; next try in {} ms", name(), reason, wait.toMillis());
        problem = reason;
        pool.schedule(this::connect, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(problem)
                .or(flushing::problem)
                .or(ticking::problem)
                .or(filling::problem);
    }

    @Override
    public void tick() {
        Connection current;
        synchronized (this) {
            current = connection;
        }
        if (current != null && current.isSilentFor(exchange.heartbeatTimeout())) {
            lost(current, "no message for " + exchange.heartbeatTimeout().toSeconds() + " s");
        } else if (current != null && current.isOlderThan(venue.longestConnection())) {
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
            if (connection != null) {
                connection.abort();
                connection = null;
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
    @Override
    public void askForHoles() {
        once(filling, () -> {
            for (Optional<Holes.Hole> hole = nextHole(); hole.isPresent(); hole = nextHole()) {
                backfill.fill(hole.get());
            }
        });
    }

    private Optional<Holes.Hole> nextHole() {
        synchronized (flow) {
            return Thread.currentThread().isInterrupted()
                    ? Optional.empty()
                    : flow.holes().next(System.nanoTime());
        }
    }

    @Override
    public synchronized boolean isCurrent(Connection asking) {
        return connection == asking;
    }

    @Override
    public void opened() {
        connections.increment();
    }

    @Override
    public void proven() {
        log.info("{}: connected to {}", name(), exchange.url());
        problem = null;
        status.connected();
    }
}

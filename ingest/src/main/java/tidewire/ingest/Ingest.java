package tidewire.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.Topics;
import tidewire.events.thread.StepGuard;
import tidewire.ingest.clock.ClockMarkers;
import tidewire.ingest.clock.ObservationClock;
import tidewire.ingest.feed.FeedConfig;
import tidewire.ingest.feed.FeedPoller;
import tidewire.ingest.feed.PollThreads;
import tidewire.ingest.feed.http.FeedClient;
import tidewire.ingest.trades.ExchangeConfig;
import tidewire.ingest.trades.ExchangeSource;
import tidewire.ingest.trades.csv.CsvConfig;
import tidewire.ingest.trades.csv.CsvSource;

/**
 * Brings feeds and trade sources onto {@link Topics#NEWS} and {@link Topics#TICKS}, with this ingestor's clock markers behind
 * the data. Hundreds of feeds share a few threads; each exchange and each file has its own.
 *
 * <p>The topics must exist. A broker that goes away is waited for: sources stand still meanwhile.
 */
public final class Ingest implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Ingest.class);
    private static final int MAX_THREADS = 4;

    private static final long TICK_MILLIS = 100;

    private final Publisher publisher;
    private final ClockMarkers markers;
    private final ScheduledThreadPoolExecutor pool;
    private final ScheduledThreadPoolExecutor ticker = threads("ingest-clock-", 2);
    private final List<Source> sources = new ArrayList<>();
    private final StepGuard marking = StepGuard.healing("time does not go on", log);
    private final Map<Source, StepGuard> ticking = new LinkedHashMap<>();
    private final FeedClient feedClient;
    private final PollThreads feedThreads = new PollThreads();
    private final @Nullable KafkaClientMetrics kafkaMetrics;

    /**
     * @param kafkaProps Kafka client properties, {@code bootstrap.servers} at least; what order and safety depend on is
     *     set here whatever they say
     * @param clock gives the observed time of what is published
     * @throws InvalidConfigException when another ingestor of this name is running, or the clock was never set
     * @throws org.apache.kafka.common.KafkaException when the properties are no valid producer configuration, or the
     *     broker does not answer
     */
    public Ingest(
            IngestConfig config,
            Map<String, Object> kafkaProps,
            MeterRegistry meters,
            ProgressListener listener,
            InstantSource clock) {
        this(config, refuse(config.name(), kafkaProps, clock), kafkaProps, meters, listener, clock);
    }

    private Ingest(
            IngestConfig config,
            IngestState state,
            Map<String, Object> kafkaProps,
            MeterRegistry meters,
            ProgressListener listener,
            InstantSource clock) {
        this(config, Publisher.producer(kafkaProps), state, meters, listener, clock, true);
    }

    /**
     * Asks, before anything that takes long, for what an ingestor of that name would be refused now.
     *
     * @return what such an ingestor must know
     * @throws InvalidConfigException when another ingestor of this name is running, or the clock was never set
     */
    public static IngestState refuse(String name, Map<String, Object> kafkaProps, InstantSource clock) {
        IngestState state = IngestState.read(kafkaProps);
        UnsetClock.refuse(ClockMarkers.last(name, state), clock.instant());
        Namesake.refuse(name, ClockMarkers.last(name, state), clock.instant(), () -> {
            LockSupport.parkNanos(2 * ClockMarkers.PACE.toNanos());
            return ClockMarkers.last(name, IngestState.read(kafkaProps));
        });
        return state;
    }

    Ingest(
            IngestConfig config,
            Producer<String, byte[]> producer,
            IngestState state,
            MeterRegistry meters,
            ProgressListener listener,
            InstantSource clock,
            boolean bindKafkaMetrics) {
        publisher = new Publisher(producer, meters);
        kafkaMetrics = bindKafkaMetrics ? new KafkaClientMetrics(producer) : null;
        if (kafkaMetrics != null) {
            kafkaMetrics.bindTo(meters);
        }
        pool = threads("ingest-", Math.min(MAX_THREADS, config.sources().size() + 1));
        ObservationClock observations = new ObservationClock(clock, ClockMarkers.last(config.name(), state));
        markers = new ClockMarkers(config.name(), observations, publisher);
        InstantSource wallClock = InstantSource.system();
        IngestContext context =
                new IngestContext(config.name(), publisher, observations, state, listener, pool, wallClock, meters);
        feedClient = new FeedClient(config.contact(), wallClock);
        for (FeedConfig feed : config.feeds()) {
            sources.add(new FeedPoller(
                    feed, feedClient, feedThreads, context, config.feeds().size()));
        }
        for (ExchangeConfig exchange : config.exchanges()) {
            sources.add(new ExchangeSource(exchange, context));
        }
        for (CsvConfig csv : config.csv()) {
            sources.add(new CsvSource(csv, context));
        }
        for (Source source : sources) {
            publisher.letters(source.name());
            ticking.put(source, StepGuard.healing(source.name() + " is not looked after", log));
        }
    }

    private static ScheduledThreadPoolExecutor threads(String prefix, int count) {
        AtomicInteger number = new AtomicInteger();
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(count, task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        threads.setRemoveOnCancelPolicy(true);
        return threads;
    }

    /** Starts all sources; returns at once, or when the broker is there to take the first clock marker. */
    public void start() {
        // Before the data of any source: who reads the topics shall know from the first record on whom to wait for.
        markers.tick();
        sources.forEach(Source::start);
        ticker.scheduleWithFixedDelay(
                () -> kept(marking, markers::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        ticker.scheduleWithFixedDelay(
                () -> ticking.forEach((source, guard) -> kept(guard, source::tick)), 1, 1, TimeUnit.SECONDS);
    }

    // A scheduled task that throws is never run again, and without markers every desk would stand still.
    private static void kept(StepGuard guard, Runnable task) {
        try {
            guard.run(task::run);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed meanwhile
        }
    }

    /** Per component ({@code kafka} and each source) why it would not work now; empty when it would. */
    public Map<String, Optional<String>> problems() {
        Map<String, Optional<String>> problems = new LinkedHashMap<>();
        problems.put("kafka", publisher.problem().or(() -> Optional.ofNullable(marking.problem())));
        ticking.forEach((source, guard) ->
                problems.put(source.name(), source.problem().or(() -> Optional.ofNullable(guard.problem()))));
        return problems;
    }

    private void endMarkers() {
        try {
            markers.end().get(2, TimeUnit.SECONDS);
            markers.remember();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.debug("the last clock marker was not written; this ingestor is waited for as if it had died", e);
        }
    }

    /** Stops the sources and hands over what is under way, waiting for at most five seconds. */
    @Override
    public void close() {
        ticker.shutdownNow();
        sources.forEach(Source::close);
        pool.shutdownNow();
        feedThreads.close();
        feedClient.close();
        endMarkers();
        publisher.close();
        if (kafkaMetrics != null) {
            kafkaMetrics.close();
        }
    }
}

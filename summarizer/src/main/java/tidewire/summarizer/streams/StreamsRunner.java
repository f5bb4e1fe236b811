package tidewire.summarizer.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.consume.KafkaContact;

/**
 * Runs one topology and says how it is doing. A broker that goes away is waited for; a failure of our own stops the
 * application for good, with the reason kept for {@link #problem()}.
 */
public final class StreamsRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final String name;
    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;
    private final @Nullable TransactionReaper reaper;
    private final KafkaContact contact = new KafkaContact();
    private final AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();

    /** @param settings as {@link StreamsSettings} builds them; the application id is the runner's name */
    public StreamsRunner(Topology topology, Properties settings, MeterRegistry registry) {
        this.name = String.valueOf(settings.get(StreamsConfig.APPLICATION_ID_CONFIG));
        this.streams = new KafkaStreams(topology, settings);
        streams.setUncaughtExceptionHandler(this::handle);
        streams.setStateListener((now, before) -> LOG.info("{} is {} (was {})", name, now, before));
        this.metrics = new KafkaStreamsMetrics(streams, Tags.of("application", name));
        metrics.bindTo(registry);
        this.reaper = reaper(name, settings);
    }

    // Who names his clients himself has taken away what tells whose transactions are whose.
    private static @Nullable TransactionReaper reaper(String name, Properties settings) {
        return settings.containsKey(StreamsConfig.CLIENT_ID_CONFIG)
                ? null
                : new TransactionReaper(name, new StreamsConfig(settings).getAdminConfigs(name + "-transactions"));
    }

    public String name() {
        return name;
    }

    public void start() {
        streams.start();
        if (reaper != null) {
            reaper.start();
        }
    }

    /** Why it would not process a record now; empty when it would. */
    public Optional<String> problem() {
        Throwable cause = fatal.get();
        if (cause != null) {
            return Optional.of("stopped: " + message(cause));
        }
        return switch (streams.state()) {
            case RUNNING -> Optional.ofNullable(contact.problem(streams.metrics(), System.nanoTime()));
            case CREATED -> Optional.of("not started");
            case REBALANCING -> Optional.of("taking over partitions or restoring state");
            case PENDING_SHUTDOWN, NOT_RUNNING -> Optional.of("closed");
            case PENDING_ERROR, ERROR -> Optional.of("stopped after an error");
        };
    }

    /** Why it has stopped for good; empty while it has not. */
    public Optional<String> failure() {
        return Optional.ofNullable(fatal.get()).map(cause -> name + " stopped: " + message(cause));
    }

    private StreamThreadExceptionResponse handle(Throwable exception) {
        if (isTransient(exception)) {
            LOG.warn("{} lost a thread and starts another: {}", name, message(exception));
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        fatal.compareAndSet(null, exception);
        LOG.error("{} stops", name, exception);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    // Streams waits by itself for a broker that is away; what comes here has run out of one of its patiences. Another
    // thread begins at the last commit, so nothing is lost and nothing is done twice.
    static boolean isTransient(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }

    private static String message(Throwable exception) {
        Throwable root = exception;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    @Override
    public void close() {
        metrics.close();
        if (reaper != null) {
            reaper.close();
        }
        if (!streams.close(CLOSE_TIMEOUT)) {
            LOG.warn(
                    "{} did not close within {}; what was not committed is done again at the next start",
                    name,
                    CLOSE_TIMEOUT);
        }
    }
}

package tidewire.summarizer;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import tidewire.summarizer.tape.TapeOptions;
import tidewire.summarizer.tape.TapeTopology;

/**
 * The summarizer as a part: runs its Streams applications, each with limits of its own, so that a slow model holds up
 * neither bars nor alerts.
 */
public final class Summarizer implements AutoCloseable {
    /** News and trades to tapes: fast. */
    static final String TAPE = "tidewire-tape";

    private final SummarizerConfig config;
    private final Map<String, Object> client;
    private final MeterRegistry registry;
    private final List<StreamsRunner> runners = new ArrayList<>();

    /**
     * @param client {@code bootstrap.servers} and whatever else the user's cluster asks of a client
     */
    public Summarizer(SummarizerConfig config, Map<String, Object> client, MeterRegistry registry) {
        this.config = config;
        this.client = Map.copyOf(client);
        this.registry = registry;
    }

    /**
     * Starts the applications and returns; {@link #problems()} tells when they run.
     *
     * @throws IllegalStateException when the broker does not answer or the topics do not exist
     */
    public synchronized void start() {
        if (!runners.isEmpty()) {
            throw new IllegalStateException("the summarizer has been started already");
        }
        runners.add(tape(PartitionCounts.read(client, config.startTimeout())));
        runners.forEach(StreamsRunner::start);
    }

    private StreamsRunner tape(PartitionCounts counts) {
        StageMetrics metrics = new StageMetrics(registry);
        Properties settings = StreamsSettings.of(TAPE, config.stateFolder(), client)
                .with(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads())
                .withDeadLetters(metrics)
                .build();
        TapeOptions options = TapeOptions.of(counts.news(), counts.ticks(), counts.tape());
        return new StreamsRunner(new TapeTopology(config.desks(), options, metrics).build(), settings, registry);
    }

    /** Per application why it would not work now; an empty optional for one that works. */
    public synchronized Map<String, Optional<String>> problems() {
        Map<String, Optional<String>> problems = new LinkedHashMap<>();
        if (runners.isEmpty()) {
            problems.put(TAPE, Optional.of("not started"));
        }
        runners.forEach(runner -> problems.put(runner.name(), runner.problem()));
        return problems;
    }

    @Override
    public synchronized void close() {
        runners.forEach(StreamsRunner::close);
        runners.clear();
    }
}

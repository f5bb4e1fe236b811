package tidewire.summarizer;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import tidewire.llm.LanguageModel;
import tidewire.llm.SnapshotFolder;
import tidewire.summarizer.digest.DigestSettings;
import tidewire.summarizer.digest.DigestTopology;
import tidewire.summarizer.streams.PartitionCounts;
import tidewire.summarizer.streams.StageMetrics;
import tidewire.summarizer.streams.StreamsRunner;
import tidewire.summarizer.streams.StreamsSettings;
import tidewire.summarizer.tape.TapeOptions;
import tidewire.summarizer.tape.TapeTopology;

/**
 * The summarizer as a part: runs its Streams applications, each with limits of its own, so that a slow model holds up
 * neither bars nor alerts.
 */
public final class Summarizer implements AutoCloseable {
    /** News and trades to tapes: fast. */
    static final String TAPE = "tidewire-tape";
    /** Tapes to digests: as fast as the model. */
    static final String DIGEST = DigestSettings.APPLICATION_ID;

    /** Folder of copies of windows, beside the state stores of Streams where nothing else is said. */
    public static final String WINDOWS = "tidewire-windows";

    private final SummarizerConfig config;
    private final LanguageModel model;
    private final Map<String, Object> client;
    private final MeterRegistry registry;
    private final StageMetrics metrics;
    private final DeskBoard board;
    private final List<StreamsRunner> runners = new ArrayList<>();
    private @Nullable SnapshotFolder snapshots;

    /**
     * @param model shared by all desks; the caller closes it after this
     * @param client {@code bootstrap.servers} and whatever else the user's cluster asks of a client
     * @param clock the time that ingestors observe by; results do not depend on it
     */
    public Summarizer(
            SummarizerConfig config,
            LanguageModel model,
            Map<String, Object> client,
            InstantSource clock,
            MeterRegistry registry) {
        this.config = config;
        this.model = model;
        this.client = Map.copyOf(client);
        this.registry = registry;
        this.metrics = new StageMetrics(registry);
        this.board = new DeskBoard(clock, config.patience(), registry);
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
        PartitionCounts counts = PartitionCounts.read(client, config.startTimeout());
        board.tapes(config.desks().stream().map(Desk::name).collect(Collectors.groupingBy(counts::ofDesk)));
        runners.add(tape(counts));
        runners.add(digest());
        runners.forEach(StreamsRunner::start);
    }

    private StreamsRunner tape(PartitionCounts counts) {
        Properties settings = StreamsSettings.of(TAPE, config.stateFolder(), client)
                .with(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads())
                .withDeadLetters(metrics)
                .build();
        TapeOptions options = TapeOptions.of(counts.news(), counts.ticks(), counts.tape(), config.lease())
                .withMoves(config.moves())
                .withAlerts(config.alerts());
        return new StreamsRunner(new TapeTopology(config.desks(), options, metrics, board).build(), settings, registry);
    }

    private StreamsRunner digest() {
        Properties settings = DigestSettings.of(config.stateFolder(), client, metrics);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.digestThreads());
        SnapshotFolder folder = new SnapshotFolder(config.windowFolder());
        folder.keepOnly(config.desks().stream().map(Desk::name).collect(Collectors.toSet()));
        snapshots = folder;
        return new StreamsRunner(
                DigestTopology.build(config.desks(), model, config.digest(), registry, board, folder),
                settings,
                registry);
    }

    /** Per application and desk why it would not work now; an empty optional for one that works. */
    public synchronized Map<String, Optional<String>> problems() {
        Map<String, Optional<String>> problems = new LinkedHashMap<>();
        if (runners.isEmpty()) {
            problems.put(TAPE, Optional.of("not started"));
            problems.put(DIGEST, Optional.of("not started"));
        }
        runners.forEach(runner -> problems.put(runner.name(), runner.problem()));
        problems.putAll(board.problems());
        problems.putAll(metrics.problems());
        return problems;
    }

    /** Why an application has stopped for good, after an error of ours that waiting does not heal; empty while none has. */
    public synchronized Optional<String> failure() {
        return runners.stream().flatMap(runner -> runner.failure().stream()).findFirst();
    }

    @Override
    public synchronized void close() {
        runners.forEach(StreamsRunner::close);
        runners.clear();
        if (snapshots != null) {
            snapshots.close();
            snapshots = null;
        }
    }
}

package tidewire.app.tape;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import tidewire.app.JavaProcess;
import tidewire.app.broker.TestTopics;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.Models;
import tidewire.llm.WindowConfig;
import tidewire.summarizer.Summarizer;
import tidewire.summarizer.SummarizerConfig;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.market.moves.MarketRules;
import tidewire.summarizer.tape.TapeOptions;

/** The tape and digest stages with a tiny model in a process of their own, so that a test can kill it. */
public final class SummarizerProcess {
    private static final Path MODEL = Path.of("..", "llm", "src", "test", "resources", "checkpoints", "llama2");

    private static final List<String> ENGINE = List.of(
            "-Dai.djl.offline=true",
            "-DOPT_OUT_TRACKING=true",
            "-Dai.djl.pytorch.num_threads=1",
            "-Dai.djl.pytorch.num_interop_threads=1");

    private SummarizerProcess() {}

    /** What a process says in its log that stalls. */
    static final String STALLS = "stalls";

    public static Process start(String bootstrapServers, Path state, Path log) throws IOException {
        return start(bootstrapServers, state, log, 1);
    }

    /** @param threads of either stage */
    public static Process start(String bootstrapServers, Path state, Path log, int threads) throws IOException {
        return start(bootstrapServers, state, log, "", threads);
    }

    /** One that never comes to the end of its first digest, and says in its log when it has begun it. */
    static Process stalling(String bootstrapServers, Path state, Path log) throws IOException {
        return start(bootstrapServers, state, log, STALLS, 1);
    }

    private static Process start(String bootstrapServers, Path state, Path log, String stalls, int threads)
            throws IOException {
        return JavaProcess.start(
                SummarizerProcess.class,
                768,
                ENGINE,
                log,
                bootstrapServers,
                state.toString(),
                stalls,
                Integer.toString(threads));
    }

    /** Small steps and many commits, so that a kill finds work half done. */
    static Map<String, Object> client(String bootstrapServers) {
        Map<String, Object> client = new HashMap<>();
        client.put("bootstrap.servers", bootstrapServers);
        client.put(StreamsConfig.consumerPrefix("max.poll.records"), 7);
        client.put(StreamsConfig.consumerPrefix("session.timeout.ms"), 6_000);
        client.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), 1_000);
        client.put("commit.interval.ms", 20);
        return client;
    }

    static LanguageModel model() {
        return Models.load(MODEL, LoadOptions.of("f32", "cpu"));
    }

    static SummarizerConfig config(Path state, Duration patience, int threads) {
        return config(state, state.resolve(Summarizer.WINDOWS), patience, threads);
    }

    static SummarizerConfig config(Path state, Path windows, Duration patience, int threads) {
        WindowConfig window = new WindowConfig(4, 256, WindowConfig.Eviction.ENTRY, 64);
        return new SummarizerConfig(
                RecordedDay.desks(),
                new DigestOptions(window, true, 12, false, 128, 16, 0, null),
                MarketRules.DEFAULT,
                RecordedDay.alerts(),
                state,
                windows,
                threads,
                threads,
                TapeOptions.LEASE,
                patience,
                Duration.ofMinutes(5));
    }

    public static void main(String[] args) throws Exception {
        TestTopics.ensure(client(args[0]));
        StallingModel stalling = new StallingModel(model());
        if (!args[2].equals(STALLS)) {
            stalling.go();
        }
        try (LanguageModel model = stalling;
                Summarizer summarizer = new Summarizer(
                        config(Path.of(args[1]), Duration.ofDays(1), Integer.parseInt(args[3])),
                        model,
                        client(args[0]),
                        () -> RecordedDay.END,
                        new SimpleMeterRegistry())) {
            summarizer.start();
            stalling.asked.await();
            System.out.println(args[2]);
            Thread.currentThread().join(); // until it is killed
        }
    }
}

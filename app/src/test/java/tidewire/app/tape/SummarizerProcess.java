package tidewire.app.tape;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
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

    private SummarizerProcess() {}

    public static Process start(String bootstrapServers, Path state, Path log) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx768m",
                        "-Dai.djl.offline=true",
                        "-DOPT_OUT_TRACKING=true",
                        "-Dai.djl.pytorch.num_threads=1",
                        "-Dai.djl.pytorch.num_interop_threads=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SummarizerProcess.class.getName(),
                        bootstrapServers,
                        state.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(new File("/dev/null"))
                .start();
    }

    /** Small steps and many commits, so that a kill finds work half done. */
    private static Map<String, Object> client(String bootstrapServers) {
        Map<String, Object> client = new HashMap<>();
        client.put("bootstrap.servers", bootstrapServers);
        client.put(StreamsConfig.consumerPrefix("max.poll.records"), 7);
        client.put(StreamsConfig.consumerPrefix("session.timeout.ms"), 6_000);
        client.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), 1_000);
        client.put("commit.interval.ms", 20);
        return client;
    }

    public static void main(String[] args) throws InterruptedException {
        WindowConfig window = new WindowConfig(4, 256, WindowConfig.Eviction.ENTRY, 64);
        SummarizerConfig config = new SummarizerConfig(
                RecordedDay.desks(),
                new DigestOptions(window, true, 12, false, 128, 16, 0, null),
                MarketRules.DEFAULT,
                RecordedDay.alerts(),
                Path.of(args[1]),
                1,
                1,
                TapeOptions.LEASE,
                Duration.ofDays(1),
                Duration.ofMinutes(5));
        try (LanguageModel model = Models.load(MODEL, LoadOptions.of("f32", "cpu"));
                Summarizer summarizer = new Summarizer(
                        config, model, client(args[0]), () -> RecordedDay.END, new SimpleMeterRegistry())) {
            summarizer.start();
            Thread.currentThread().join(); // until it is killed
        }
    }
}

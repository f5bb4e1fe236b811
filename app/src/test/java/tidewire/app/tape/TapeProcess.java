package tidewire.app.tape;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import tidewire.summarizer.StageMetrics;
import tidewire.summarizer.StreamsRunner;
import tidewire.summarizer.StreamsSettings;

/** The tape application in a process of its own, so that a test can kill it. */
final class TapeProcess {
    private TapeProcess() {}

    static Process start(String bootstrapServers, String application, Path state, Path log) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TapeProcess.class.getName(),
                        bootstrapServers,
                        application,
                        state.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(new File("/dev/null"))
                .start();
    }

    /** Small steps and many commits, so that a kill finds work half done. */
    static Map<String, Object> smallSteps() {
        return Map.of(
                StreamsConfig.consumerPrefix("max.poll.records"),
                7,
                StreamsConfig.consumerPrefix("session.timeout.ms"),
                6_000,
                StreamsConfig.consumerPrefix("heartbeat.interval.ms"),
                1_000,
                "commit.interval.ms",
                20);
    }

    public static void main(String[] args) throws InterruptedException {
        Map<String, Object> client = new HashMap<>(smallSteps());
        client.put("bootstrap.servers", args[0]);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        StageMetrics metrics = new StageMetrics(registry);
        try (StreamsRunner runner = new StreamsRunner(
                TapeReplayIT.topology(metrics, registry),
                StreamsSettings.of(args[1], Path.of(args[2]), client)
                        .withDeadLetters(metrics)
                        .build(),
                registry)) {
            runner.start();
            Thread.currentThread().join(); // until it is killed
        }
    }
}

package tidewire.app.time;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tidewire.ingest.Ingest;
import tidewire.ingest.IngestConfig;
import tidewire.ingest.ProgressListener;

/** An ingestor of one feed in a process of its own, so that a test can kill it. */
final class IngestProcess {
    private IngestProcess() {}

    static Process start(String bootstrapServers, URI feed, Path log) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IngestProcess.class.getName(),
                        bootstrapServers,
                        feed.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(new File("/dev/null"))
                .start();
    }

    public static void main(String[] args) throws InterruptedException {
        IngestConfig config = new IngestConfig(
                "killed", List.of(LiveTape.feed("healthy", URI.create(args[1]))), List.of(), List.of());
        try (Ingest ingest = new Ingest(
                config,
                Map.of("bootstrap.servers", args[0]),
                new SimpleMeterRegistry(),
                ProgressListener.NONE,
                InstantSource.system())) {
            ingest.start();
            Thread.currentThread().join(); // until it is killed
        }
    }
}

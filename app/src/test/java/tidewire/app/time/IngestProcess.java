package tidewire.app.time;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tidewire.app.JavaProcess;
import tidewire.app.broker.TestTopics;
import tidewire.ingest.Ingest;
import tidewire.ingest.IngestConfig;
import tidewire.ingest.ProgressListener;
import tidewire.ingest.trades.ExchangeConfig;

/** An ingestor of two feeds and an exchange in a process of its own, so that a test can kill it. */
final class IngestProcess {
    static final List<String> SYMBOLS = List.of("IBM", "BAC", "SPY");

    private IngestProcess() {}

    static Process start(String bootstrapServers, FeedHost feeds, TradeHost trades, Path clock, Path log)
            throws IOException {
        return JavaProcess.start(
                IngestProcess.class,
                256,
                List.of(),
                log,
                bootstrapServers,
                feeds.url("127.0.0.1", "/").toString(),
                trades.url().toString(),
                trades.rest().toString(),
                clock.toString());
    }

    public static void main(String[] args) throws Exception {
        ExchangeConfig exchange = new ExchangeConfig(
                "demo",
                "coinbase",
                URI.create(args[2]),
                URI.create(args[3]),
                SYMBOLS,
                ExchangeConfig.HEARTBEAT_TIMEOUT,
                Duration.ofDays(1),
                true);
        IngestConfig config = new IngestConfig(
                "killed",
                List.of(
                        LiveTape.feed("world", URI.create(args[1] + "world")),
                        LiveTape.feed("fed", URI.create(args[1] + "fed"))),
                List.of(exchange),
                List.of());
        Map<String, Object> client = Map.of("bootstrap.servers", args[0]);
        TestTopics.ensure(client);
        try (Ingest ingest = new Ingest(
                config, client, new SimpleMeterRegistry(), ProgressListener.NONE, new SharedClock(Path.of(args[4])))) {
            ingest.start();
            Thread.currentThread().join(); // until it is killed
        }
    }
}

package tidewire.benchmarks.trades;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Folders;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.benchmarks.FigureTable;
import tidewire.ingest.Ingest;
import tidewire.ingest.IngestConfig;
import tidewire.ingest.trades.ExchangeConfig;

/**
 * The whole way of a trade in one process: a venue's WebSocket on loopback, ingestor, embedded broker, bars. Beside it a
 * client that takes the same messages from the same socket and does nothing with them.
 *
 * <p>CPU is that of the whole process, venue and broker included, so what it says of cores holds on a machine that does
 * other things too. Both run twice and the second counts: a stream that never ends runs compiled code.
 */
final class WebSocketBench {
    private static final int AIM = 100_000;

    private final FigureTable report;
    private final int trades;

    WebSocketBench(FigureTable report, int trades) {
        this.report = report;
        this.trades = trades;
    }

    private record Spent(double seconds, double cpuSeconds) {}

    void run(int symbolCount) throws IOException, InterruptedException {
        List<String> symbols = TickLog.symbols(symbolCount);
        String what = "WebSocket, " + symbolCount + " symbols: ";
        Spent bare;
        Spent whole;
        try (VenueSocket venue = new VenueSocket(symbols, trades)) {
            bare(venue);
            bare = bare(venue);
            whole(venue, symbols);
            whole = whole(venue, symbols);
        }
        report.add(what + "messages alone", trades / bare.seconds, "trades/s");
        report.add(
                what + "to bars", trades / whole.seconds, "trades/s", bare.seconds / whole.seconds, "messages alone");
        report.add(what + "CPU seconds for 100,000 trades", AIM * whole.cpuSeconds / trades, "cores at 100,000/s");
    }

    private Spent bare(VenueSocket venue) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(trades);
        Meter meter = new Meter();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(venue.url(), new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                        if (last) {
                            left.countDown();
                        }
                        from.request(1);
                        return null;
                    }
                })
                .join();
        socket.sendText("subscribe", true);
        left.await();
        Spent spent = meter.spent();
        socket.abort();
        return spent;
    }

    private Spent whole(VenueSocket venue, List<String> symbols) throws IOException, InterruptedException {
        Path state = Folders.temporary();
        try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
            Map<String, Object> client = broker.clientProperties();
            try (Admin admin = Admin.create(client)) {
                TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
            }
            ExchangeConfig exchange = new ExchangeConfig(
                    "bench",
                    "coinbase",
                    venue.url(),
                    null,
                    symbols,
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(2),
                    true);
            IngestConfig config = new IngestConfig("bench", List.of(), List.of(exchange), List.of());
            try (StreamStage stage = StreamStage.bars("bench", client, symbols, state);
                    Ingest ingest = new Ingest(
                            config, client, new SimpleMeterRegistry(), (source, time) -> {}, InstantSource.system())) {
                stage.start();
                Meter meter = new Meter();
                ingest.start();
                stage.await(trades);
                return meter.spent();
            }
        } finally {
            StreamStage.delete(state);
        }
    }

    /** Wall and CPU time of this process since it was made. */
    private static final class Meter {
        private static final OperatingSystemMXBean SYSTEM =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        private final long wall = System.nanoTime();
        private final long cpu = SYSTEM.getProcessCpuTime();

        Spent spent() {
            return new Spent((System.nanoTime() - wall) / 1e9, (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
        }
    }
}

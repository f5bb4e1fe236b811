package tidewire.benchmarks.trades;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.benchmarks.Report;
import tidewire.events.EventSerde;
import tidewire.events.Topics;
import tidewire.summarizer.Desk;
import tidewire.summarizer.DeskBoard;
import tidewire.summarizer.Selection;
import tidewire.summarizer.StageMetrics;
import tidewire.summarizer.StreamsRunner;
import tidewire.summarizer.StreamsSettings;
import tidewire.summarizer.SymbolNames;
import tidewire.summarizer.tape.TapeOptions;
import tidewire.summarizer.tape.TapeTopology;

/**
 * Trades a second from the topic to bars, through the real topology and an embedded broker, beside a bare consumer that
 * reads the same records with the same serde and one that takes their bytes alone. One partition, one stream thread.
 */
public final class TradesBench {
    private static final int BATCH = 16;

    private final Report report;
    private final int trades;

    public TradesBench(Report report, int trades) {
        this.report = report;
        this.trades = trades;
    }

    public void run() throws IOException, InterruptedException {
        double json = measure("JSON, one trade a record", 4, 0);
        double single = measure("compact, one trade a record", 4, 1);
        measure("compact, " + BATCH + " trades a record", 4, BATCH);
        double many = measure("compact, one trade a record, 4,000 symbols", 4_000, 1);
        report.add("compact against JSON, trades a CPU second", single / json, "times");
        report.add("cost of a trade, 4,000 symbols against 4", single / many, "times");
    }

    /** Trades a CPU second of the stream thread. */
    private double measure(String what, int symbolCount, int batch) throws IOException, InterruptedException {
        Path state = Files.createTempDirectory("tidewire-bench");
        try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
            Map<String, Object> client = broker.clientProperties();
            try (Admin admin = Admin.create(client)) {
                TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
            }
            List<String> symbols = TickLog.symbols(symbolCount);
            new TickLog(client).write(trades, symbols, batch);
            double bytes = trades / consume(client, new ByteArrayDeserializer());
            double bare = trades / consume(client, EventSerde.ticks());
            Streams streams = streams(client, symbols, state);
            report.add(what + ": bytes alone", bytes, "trades/s");
            report.add(what + ": bare consumer", bare, "trades/s", bare / bytes, "bytes");
            report.add(what + ": topic to bars", streams.perSecond(), "trades/s", streams.perSecond() / bare, "bare");
            report.add(
                    what + ": topic to bars, a CPU second",
                    streams.perCpuSecond(),
                    "trades/s",
                    streams.perCpuSecond() / bytes,
                    "bytes");
            return streams.perCpuSecond();
        } finally {
            delete(state);
        }
    }

    /** Seconds to read the topic to its end; the second of two runs, which finds the code compiled. */
    private static <T> double consume(Map<String, Object> client, Deserializer<T> values) {
        double seconds = 0;
        for (int run = 0; run < 2; run++) {
            Map<String, Object> props = new HashMap<>(client);
            props.put("max.poll.records", 5_000);
            try (KafkaConsumer<String, T> consumer = new KafkaConsumer<>(props, new StringDeserializer(), values)) {
                List<TopicPartition> partitions = List.of(new TopicPartition(Topics.TICKS, 0));
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                long end =
                        Objects.requireNonNull(consumer.endOffsets(partitions).get(partitions.get(0)));
                long start = System.nanoTime();
                while (consumer.position(partitions.get(0)) < end) {
                    consumer.poll(Duration.ofMillis(100));
                }
                seconds = (System.nanoTime() - start) / 1e9;
            }
        }
        return seconds;
    }

    private record Streams(double perSecond, double perCpuSecond) {}

    private Streams streams(Map<String, Object> client, List<String> symbols, Path state) throws InterruptedException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        StageMetrics metrics = new StageMetrics(registry);
        Desk desk = new Desk(
                "bench",
                Set.of(),
                Set.of(TickLog.SOURCE),
                symbols.stream().collect(Collectors.toMap(symbol -> symbol, symbol -> SymbolNames.of(List.of()))),
                Selection.ALL,
                Duration.ofHours(1),
                null,
                ZoneOffset.UTC,
                5);
        DeskBoard board = new DeskBoard(InstantSource.system(), Duration.ofDays(365), registry);
        TapeTopology topology =
                new TapeTopology(List.of(desk), TapeOptions.of(1, 1, 1, TapeOptions.LEASE), metrics, board);
        try (StreamsRunner runner = new StreamsRunner(
                topology.build(),
                StreamsSettings.of("bench", state, client)
                        .withDeadLetters(metrics)
                        .build(),
                registry)) {
            runner.start();
            // From a tenth on: by then the thread runs and its code is compiled, in part.
            int first = trades / 10;
            await(metrics, first);
            long from = (long) counted(metrics);
            long wall = System.nanoTime();
            long cpu = cpuOfStreamThreads();
            await(metrics, trades);
            double seconds = (System.nanoTime() - wall) / 1e9;
            double cpuSeconds = (cpuOfStreamThreads() - cpu) / 1e9;
            return new Streams((trades - from) / seconds, (trades - from) / cpuSeconds);
        }
    }

    private static double counted(StageMetrics metrics) {
        return metrics.trades("counted").count();
    }

    private static void await(StageMetrics metrics, int count) throws InterruptedException {
        while (counted(metrics) < count) {
            Thread.sleep(2);
        }
    }

    private static long cpuOfStreamThreads() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().toLowerCase(Locale.ROOT).contains("streamthread-")
                    && !thread.getName().contains("kafka-")) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.getId()));
            }
        }
        return sum;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

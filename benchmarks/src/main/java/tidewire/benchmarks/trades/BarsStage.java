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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tidewire.summarizer.Desk;
import tidewire.summarizer.DeskBoard;
import tidewire.summarizer.Selection;
import tidewire.summarizer.SymbolNames;
import tidewire.summarizer.streams.StageMetrics;
import tidewire.summarizer.streams.StreamsRunner;
import tidewire.summarizer.streams.StreamsSettings;
import tidewire.summarizer.tape.TapeOptions;
import tidewire.summarizer.tape.TapeTopology;

/** The tape's real topology with one desk that has all symbols; one partition, one stream thread. */
final class BarsStage implements AutoCloseable {
    private final StageMetrics metrics;
    private final StreamsRunner runner;

    BarsStage(
            Map<String, Object> client,
            List<String> symbols,
            Path state,
            StageMetrics metrics,
            SimpleMeterRegistry registry) {
        this.metrics = metrics;
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
        runner = new StreamsRunner(
                topology.build(),
                StreamsSettings.of("bench", state, client)
                        .withDeadLetters(metrics)
                        .build(),
                registry);
    }

    void start() {
        runner.start();
    }

    /** Trades counted in bars so far. */
    long counted() {
        return (long) metrics.trades("counted").count();
    }

    void await(long count) throws InterruptedException {
        while (counted() < count) {
            Thread.sleep(2);
        }
    }

    /** CPU seconds of the stream threads so far. */
    static double cpuSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().toLowerCase(Locale.ROOT).contains("streamthread-")
                    && !thread.getName().contains("kafka-")) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.getId()));
            }
        }
        return sum / 1e9;
    }

    @Override
    public void close() {
        runner.close();
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

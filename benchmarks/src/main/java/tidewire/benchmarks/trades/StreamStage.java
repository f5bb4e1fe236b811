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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import tidewire.events.EventSerde;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.events.TradeBatch;
import tidewire.summarizer.Desk;
import tidewire.summarizer.DeskBoard;
import tidewire.summarizer.Selection;
import tidewire.summarizer.SymbolNames;
import tidewire.summarizer.streams.StageMetrics;
import tidewire.summarizer.streams.StreamsRunner;
import tidewire.summarizer.streams.StreamsSettings;
import tidewire.summarizer.tape.TapeOptions;
import tidewire.summarizer.tape.TapeTopology;

/** A topology over the ticks topic: one partition, one stream thread. */
final class StreamStage implements AutoCloseable {
    private final StreamsRunner runner;
    private final LongSupplier counted;

    private StreamStage(
            String name,
            Topology topology,
            Map<String, Object> client,
            Path state,
            StageMetrics metrics,
            SimpleMeterRegistry registry,
            LongSupplier counted) {
        this.counted = counted;
        runner = new StreamsRunner(
                topology,
                StreamsSettings.of(name, state, client).withDeadLetters(metrics).build(),
                registry);
    }

    /**
     * The tape's real topology with one desk that has all symbols.
     *
     * @param name another for each that is to begin with the first trade
     */
    static StreamStage bars(String name, Map<String, Object> client, List<String> symbols, Path state) {
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
        return new StreamStage(name, topology.build(), client, state, metrics, registry, () ->
                (long) metrics.trades("counted").count());
    }

    /** A topology that reads trades and forgets them: what Kafka Streams itself costs. */
    static StreamStage empty(String name, Map<String, Object> client, Path state) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        AtomicLong read = new AtomicLong();
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(Topics.TICKS, Consumed.with(Serdes.ByteArray(), EventSerde.ticks()))
                .foreach((key, event) -> {
                    if (event instanceof TradeBatch batch) {
                        read.addAndGet(batch.trades().size());
                    } else if (event instanceof Trade) {
                        read.incrementAndGet();
                    }
                });
        return new StreamStage(name, builder.build(), client, state, new StageMetrics(registry), registry, read::get);
    }

    void start() {
        runner.start();
    }

    /** Trades counted so far. */
    long counted() {
        return counted.getAsLong();
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

package tidewire.benchmarks.trades;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Folders;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.benchmarks.FigureTable;
import tidewire.events.EventSerde;
import tidewire.events.Topics;

/**
 * Trades a CPU second from the topic to bars, through the real topology and an embedded broker, beside a bare consumer that
 * reads the same records with the same serde and one that takes their bytes alone. One partition, one stream thread; CPU time
 * of the thread that reads, so that what else the machine does matters little.
 */
public final class TradesBench {
    private static final int BATCH = 16;
    private static final int FEW = 4;
    private static final int MANY = 4_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final FigureTable report;
    private final int trades;

    public TradesBench(FigureTable report, int trades) {
        this.report = report;
        this.trades = trades;
    }

    public void run() throws IOException, InterruptedException {
        double json = measure("JSON, one trade a record", FEW, MINUTE, 0);
        double single = measure("compact, one trade a record", FEW, MINUTE, 1);
        measure("compact, " + BATCH + " trades a record", FEW, MINUTE, BATCH);
        report.add("compact against JSON, trades a CPU second", single / json, "times");
        // Bars cost something too: once the same rate of trades, once the same number of trades in a bar.
        double many = measure("compact, one trade a record, 4,000 symbols", MANY, MINUTE, 1);
        int inABar = Math.max(1, trades / MANY);
        double sameBars = measure(
                "compact, one trade a record, " + inABar + " trades a bar",
                FEW,
                MINUTE.multipliedBy(Math.max(1, trades / (FEW * inABar))),
                1);
        report.add("cost of a trade, 4,000 symbols against 4, same rate", single / many, "times");
        report.add("cost of a trade, 4,000 symbols against 4, same trades a bar", sameBars / many, "times");
        WebSocketBench socket = new WebSocketBench(report, trades);
        socket.run(FEW);
        socket.run(MANY);
    }

    /** Trades a CPU second of the stream thread. */
    private double measure(String what, int symbolCount, Duration length, int batch)
            throws IOException, InterruptedException {
        Path state = Folders.temporary();
        try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
            Map<String, Object> client = broker.clientProperties();
            try (Admin admin = Admin.create(client)) {
                TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
            }
            List<String> symbols = TickLog.symbols(symbolCount);
            new TickLog(client).write(trades, symbols, length, batch);
            double bytes = trades / consume(client, new ByteArrayDeserializer());
            double bare = trades / consume(client, EventSerde.ticks());
            double empty = second(name -> StreamStage.empty("empty-" + name, client, state));
            double bars = second(name -> StreamStage.bars("bars-" + name, client, symbols, state));
            report.add(what + ": bytes alone", bytes, "trades/CPU s");
            report.add(what + ": bare consumer", bare, "trades/CPU s", bare / bytes, "bytes");
            report.add(what + ": a stream task with nothing in it", empty, "trades/CPU s", empty / bare, "bare");
            report.add(what + ": topic to bars", bars, "trades/CPU s", bars / bare, "bare");
            report.add(what + ": topic to bars against a task with nothing in it", bars / empty, "times");
            return bars;
        } finally {
            StreamStage.delete(state);
        }
    }

    /** CPU seconds to read the topic to its end; the second of two runs, which finds the code compiled. */
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
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                while (consumer.position(partitions.get(0)) < end) {
                    consumer.poll(Duration.ofMillis(100));
                }
                seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
            }
        }
        return seconds;
    }

    /** Of two runs, as for a consumer: what happens once a bar is not compiled in the first. */
    private double second(Function<String, StreamStage> stages) throws InterruptedException {
        through(stages.apply("first"));
        return through(stages.apply("second"));
    }

    private double through(StreamStage stage) throws InterruptedException {
        try (stage) {
            stage.start();
            // From a tenth on: by then the thread runs.
            stage.await(trades / 10);
            long from = stage.counted();
            double cpu = StreamStage.cpuSeconds();
            stage.await(trades);
            return (trades - from) / (StreamStage.cpuSeconds() - cpu);
        }
    }
}

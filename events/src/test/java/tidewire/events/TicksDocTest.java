package tidewire.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/ticks.md do what they say. */
class TicksDocTest {
    private static final Path DOC = Path.of("..", "docs", "ticks.md");

    @TempDir
    Path folder;

    @Test
    void javaExample_isTheCodeBelow() throws IOException {
        String source = Files.readString(Path.of("src/test/java/tidewire/events/TicksDocTest.java"));
        String body = source.substring(source.indexOf("// from here\n") + 13, source.indexOf("        // to here\n"));
        assertThat(block("java")).isEqualTo(body.stripTrailing().stripIndent() + "\n");
    }

    @Test
    void javaExample_addsUpTheVolumesOfBatchesAndSingleTrades() {
        TopicPartition partition = new TopicPartition(Topics.TICKS, 0);
        MockConsumer<String, SourceEvent> consumer = new MockConsumer<>("earliest");
        List<SourceEvent> events =
                List.of(TestObjects.tradeBatch(), TestObjects.trade(), TestObjects.marker(), TestObjects.cancelled());
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(partition));
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
            long offset = 0;
            for (SourceEvent event : events) {
                RecordHeaders headers = new RecordHeaders();
                byte[] value = EventSerde.ticks().serialize(Topics.TICKS, headers, event);
                SourceEvent read = EventSerde.ticks().deserialize(Topics.TICKS, headers, value);
                consumer.addRecord(new ConsumerRecord<>(Topics.TICKS, 0, offset++, "key", read));
            }
        });
        Map<String, BigDecimal> expected = new TreeMap<>();
        List<Trade> trades = new ArrayList<>(((TradeBatch) events.get(0)).trades());
        trades.add((Trade) events.get(1));
        trades.forEach(trade -> expected.merge(trade.symbol(), trade.size(), BigDecimal::add));

        int[] polls = {0};
        assertThat(volumes(() -> consumer, () -> polls[0]++ > 1)).isEqualTo(expected);
    }

    private static Map<String, BigDecimal> volumes(
            Supplier<Consumer<String, SourceEvent>> consumers, BooleanSupplier done) {
        // from here
        Map<String, BigDecimal> volumes = new TreeMap<>();
        try (Consumer<String, SourceEvent> consumer = consumers.get()) {
            consumer.subscribe(List.of(Topics.TICKS));
            while (!done.getAsBoolean()) {
                for (ConsumerRecord<String, SourceEvent> found : consumer.poll(Duration.ofMillis(100))) {
                    List<Trade> trades = found.value() instanceof TradeBatch batch
                            ? batch.trades()
                            : found.value() instanceof Trade trade ? List.of(trade) : List.of();
                    trades.forEach(trade -> volumes.merge(trade.symbol(), trade.size(), BigDecimal::add));
                }
            }
        }
        // to here
        return volumes;
    }

    @Test
    void pythonExample_readsWhatTheCodecWrites() throws Exception {
        List<TradeBatch> batches = new ArrayList<>(List.of(TestObjects.tradeBatch()));
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            batches.add(batch(random));
        }
        StringBuilder script = new StringBuilder(block("python"));
        StringBuilder expected = new StringBuilder();
        for (TradeBatch batch : batches) {
            script.append("s, o, t, trades = batch(bytes.fromhex('")
                    .append(HexFormat.of().formatHex(TickCodec.write(batch)))
                    .append("'))\nprint(s, o, t)\n")
                    .append("for time, price, size, name, side in trades:\n")
                    .append("    print(time, format(price, 'f'), format(size, 'f'), name, side)\n");
            expected.append(batch.symbol() + " " + batch.source() + " " + nanos(batch.observed()) + "\n");
            for (Trade trade : batch.trades()) {
                expected.append(nanos(trade.time()) + " " + trade.price().toPlainString() + " "
                        + trade.size().toPlainString() + " " + (trade.tradeId() == null ? "None" : trade.tradeId())
                        + " " + (trade.takerSide() == null ? "None" : trade.takerSide()) + "\n");
            }
        }
        Path file = Files.writeString(folder.resolve("ticks.py"), script);
        assertThat(python(file)).isEqualTo(expected.toString());
    }

    private String python(Path file) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Process process;
        try {
            process = new ProcessBuilder("python3", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "there is no python3 here");
            throw e;
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static TradeBatch batch(Random random) {
        Instant observed =
                Instant.ofEpochSecond(1_790_000_000L + random.nextInt(1_000), random.nextInt(1_000) * 1_000L);
        List<Trade> trades = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            boolean big = random.nextInt(10) == 0;
            trades.add(new Trade(
                    "BTC-USD",
                    "trades:x",
                    observed,
                    observed.minusMillis(random.nextInt(5_000)),
                    big
                            ? new BigDecimal("123456789012345678.901234")
                            : BigDecimal.valueOf(1 + random.nextInt(99_999), 5),
                    BigDecimal.valueOf(1 + random.nextInt(999), random.nextInt(4)),
                    random.nextInt(4) == 0 ? null : random.nextInt(4) == 0 ? "x" + i : "" + random.nextInt(1_000_000),
                    random.nextInt(3) == 0 ? null : Trade.Side.values()[random.nextInt(2)]));
        }
        return new TradeBatch("BTC-USD", "trades:x", observed, trades);
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000 + time.getNano();
    }

    private static String block(String language) throws IOException {
        String doc = Files.readString(DOC);
        int from = doc.indexOf("```" + language + "\n");
        assertThat(from).as("code in " + language).isNotNegative();
        int start = from + language.length() + 4;
        return doc.substring(start, doc.indexOf("```\n", start));
    }
}

package tidewire.ingest.trades.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static tidewire.ingest.Topic.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;
import tidewire.events.EventSerde;
import tidewire.events.SourceEvent;
import tidewire.events.SourceStatus;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.events.TradeBatch;
import tidewire.events.TradeCancelled;
import tidewire.events.TradeCorrected;
import tidewire.events.TradeEvent;
import tidewire.ingest.Ingest;
import tidewire.ingest.IngestConfig;
import tidewire.ingest.Topic;

class CsvSourceTest {
    private static final String ROWS = """
            time,price,size,symbol
            2013-10-07T13:30:00.007Z,167.41,500,SPY
            2013-10-07T13:30:00.007Z,182.10,100,IBM
            2013-10-07T13:30:00.074Z,167.42,200,SPY
            """;

    @TempDir
    Path folder;

    private MockProducer<String, byte[]> producer = Topic.producer(true);
    private final List<Instant> told = new CopyOnWriteArrayList<>();

    private Ingest start(Path file, @Nullable String symbol) {
        Ingest ingest = Topic.ingest(
                new IngestConfig("test", List.of(), List.of(), List.of(new CsvConfig("replay", file, symbol))),
                producer,
                new SimpleMeterRegistry(),
                (source, time) -> told.add(time));
        ingest.start();
        return ingest;
    }

    private List<Trade> trades() {
        return Topic.data(producer, Topics.TICKS).stream()
                .flatMap(event -> event instanceof TradeBatch batch ? batch.trades().stream() : Stream.empty())
                .toList();
    }

    private List<SourceStatus> statuses() {
        return producer.history().stream()
                .filter(record -> record.topic().equals(Topics.SOURCES))
                .map(record -> EventSerde.of(SourceStatus.class).deserialize(record.topic(), record.value()))
                .toList();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        OutputStream raw = Files.newOutputStream(file);
        try (OutputStream out = name.endsWith(".gz")
                ? new GZIPOutputStream(raw)
                : name.endsWith(".xz") ? new XZOutputStream(raw, new LZMA2Options(1)) : raw) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"trades.csv", "trades.csv.gz", "trades.csv.xz"})
    void file_isReplayed(String name) throws Exception {
        Instant end = Instant.parse("2013-10-07T13:30:00.074Z");
        try (Ingest ingest = start(write(name, ROWS), null)) {
            await("the end", () -> told.contains(end));
            assertThat(ingest.problems().get("trades:replay")).isEmpty();
        }
        assertThat(trades())
                .extracting(Trade::symbol, trade -> trade.price().toPlainString())
                .containsExactlyInAnyOrder(tuple("SPY", "167.41"), tuple("SPY", "167.42"), tuple("IBM", "182.10"));
    }

    @Test
    void quotedFields_idsSidesCancelsAndCorrections_areRead() throws Exception {
        Path file = write("full.csv", """
                id,"time",kind,symbol,price,size,side,was_time,was_price,was_size
                "a,1",2013-10-07T13:30:00Z,,"BRK ""B"" A",1.5,"2",buy,,,
                2,2013-10-07T13:30:01Z,trade,SPY,1,1,sell,,,
                2,2013-10-07T13:30:01Z,cancel,SPY,1,1,,,,
                3,2013-10-07T13:30:02Z,correct,SPY,2,2,,2013-10-07T13:30:01Z,1,1
                4,2013-10-07T13:30:02Z,bust,SPY,2,2,,,,
                """);
        try (Ingest ingest = start(file, null)) {
            await("the end", () -> !told.isEmpty());
        }
        Trade quoted = trades().stream()
                .filter(trade -> !trade.symbol().equals("SPY"))
                .findFirst()
                .orElseThrow();
        assertThat(quoted.symbol()).isEqualTo("BRK \"B\" A");
        assertThat(quoted.tradeId()).isEqualTo("a,1");
        assertThat(quoted.takerSide()).isEqualTo(Trade.Side.BUY);
        List<SourceEvent> spy = Topic.data(producer, Topics.TICKS).stream()
                .filter(event ->
                        event instanceof TradeEvent trade && trade.symbol().equals("SPY"))
                .toList();
        assertThat(spy).hasSize(3);
        assertThat(spy.get(0)).isInstanceOf(TradeBatch.class);
        assertThat(spy.get(1)).isInstanceOf(TradeCancelled.class);
        assertThat(spy.get(2)).isInstanceOf(TradeCorrected.class);
        assertThat(Topic.deadLetters(producer))
                .containsExactly("full.csv row 6: kind must be trade, cancel or correct, was 'bust'");
    }

    @Test
    void symbolOfTheConfiguration_standsForTheColumn() throws Exception {
        Path file = write("SPY.csv", "time,price,size\n2013-10-07T13:30:00Z,167.41,500\n");
        try (Ingest ingest = start(file, "SPY")) {
            await("the trade", () -> !told.isEmpty());
        }
        assertThat(trades().get(0).symbol()).isEqualTo("SPY");
    }

    @Test
    void badRows_areSetAsideWithTheirLine_othersStay() throws Exception {
        Path file = write(
                "bad.csv",
                ROWS + "yesterday,1,1,SPY\n2013-10-07T14:00:00Z,abc,1,SPY\n2013-10-07T14:00:01Z,1\n"
                        + "2013-10-07T14:00:02Z,1,1,SPY\n");
        try (Ingest ingest = start(file, null)) {
            await("the end", () -> told.contains(Instant.parse("2013-10-07T14:00:02Z")));
            await(
                    "its status",
                    () -> statuses().stream().anyMatch(status -> status.state() == SourceStatus.State.STOPPED));
        }
        assertThat(trades()).hasSize(4);
        SourceStatus status = statuses().get(statuses().size() - 1);
        assertThat(status.state()).isEqualTo(SourceStatus.State.STOPPED);
        assertThat(status.words()).isEqualTo("read to its end: 4 trades, 3 rows set aside");
        assertThat(status.delivered()).isEqualTo(4);
        assertThat(Topic.deadLetters(producer)).hasSize(3);
        assertThat(Topic.deadLetters(producer).get(0)).startsWith("bad.csv row 5: ");
        assertThat(Topic.deadLetters(producer).get(1)).isEqualTo("bad.csv row 6: 'abc' is no number");
        assertThat(Topic.deadLetters(producer).get(2)).isEqualTo("bad.csv row 7: symbol is missing");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({
        "'2013-10-07T14:00:00Z,0,1', price",
        "'2013-10-07T14:00:00Z,-1,1', price",
        "'2013-10-07T14:00:00Z,1,0', size",
        "'2013-10-07T14:00:00Z,1,-0.5', size",
        "'2013-10-07T14:00:00Z,1234567890123456789012345678901234567890,1', digits",
        "'2013-10-07T14:00:00Z,1e999999999,1', digits",
        "'2013-10-07T14:00:00Z,NaN,1', no number",
        "'2013-10-07T14:00:00Z,,1', price is missing",
        "'2100-10-07T14:00:00Z,1,1', in the future",
        "',1,1', time is missing",
        "'no csv', no csv"
    })
    void rowThatNoMarketWrites_isOneDeadLetter_andTheNextIsRead(String row, String reason) throws Exception {
        Path file = write("bad.csv", "time,price,size\n" + row + "\n2013-10-07T14:00:02Z,1,1\n");
        try (Ingest ingest = start(file, "SPY")) {
            await("the end", () -> told.contains(Instant.parse("2013-10-07T14:00:02Z")));
        }
        assertThat(trades()).hasSize(1);
        assertThat(Topic.deadLetters(producer))
                .singleElement()
                .asString()
                .startsWith("bad.csv row 2: ")
                .contains(reason);
    }

    /** A file is read anew at every start: bars know what they have counted by its id. */
    @Test
    void restart_tellsEachRowUnderTheIdThatItHad() throws Exception {
        Path file = write("again.csv", """
                time,price,size,symbol,id
                2013-10-07T13:30:00.007Z,167.41,500,SPY,77
                2013-10-07T13:30:00.007Z,167.41,500,SPY,
                not a time,167.41,500,SPY,
                2013-10-07T13:30:00.007Z,167.41,500,SPY,
                """);
        List<String> ids = idsOf(file, null);
        assertThat(ids).hasSize(3).doesNotContainNull().doesNotHaveDuplicates().contains("77");
        assertThat(idsOf(file, null)).isEqualTo(ids);
        // Numbers that follow each other, which a bar keeps as a range.
        assertThat(Long.parseLong(ids.get(2)) - Long.parseLong(ids.get(1))).isEqualTo(2);
        Path another = write("another.csv", "time,price,size\n\n2013-10-07T13:30:00.007Z,167.41,500\n");
        List<String> others = idsOf(another, "SPY");
        assertThat(others).hasSize(1).doesNotContainAnyElementsOf(ids);
        assertThat(idsOf(write("another.csv.gz", Files.readString(another)), "SPY"))
                .isEqualTo(others);
    }

    private List<String> idsOf(Path file, @Nullable String symbol) throws Exception {
        producer = Topic.producer(true);
        told.clear();
        try (Ingest ingest = start(file, symbol)) {
            await("the end", () -> !told.isEmpty());
        }
        return trades().stream().map(Trade::tradeId).toList();
    }

    @Test
    void missingFile_isTheSourcesProblem() throws Exception {
        Path file = folder.resolve("nowhere.csv");
        try (Ingest ingest = start(file, "SPY")) {
            await(
                    "the problem",
                    () -> ingest.problems()
                            .get("trades:replay")
                            .filter(why -> why.equals("there is no file " + file))
                            .isPresent());
            await(
                    "the status",
                    () -> statuses().stream()
                            .anyMatch(status -> status.state() == SourceStatus.State.FAILING
                                    && status.words().equals("there is no file " + file)));
        }
    }

    @Test
    void missingColumn_isNamed() throws Exception {
        Path file = write("columns.csv", "time,price\n");
        try (Ingest ingest = start(file, null)) {
            await(
                    "the problem",
                    () -> ingest.problems()
                            .get("trades:replay")
                            .filter(why ->
                                    why.contains("the first line must name the columns time, price, size, symbol"))
                            .isPresent());
        }
    }

    @Test
    void fileThatBreaksOff_isToldUpToThere_andTimeGoesOn() throws Exception {
        Path file = write("broken.csv.gz", ROWS + "2013-10-07T13:30:01Z,167.43,100,SPY\n".repeat(3_000));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 12));
        try (Ingest ingest = start(file, null)) {
            await("the fault", () -> statuses().stream().anyMatch(one -> one.state() == SourceStatus.State.FAILING));
            int markers = markers();
            await("time goes on", () -> markers() > markers + 1);
        }
        assertThat(trades()).hasSizeGreaterThan(3);
    }

    private int markers() {
        return Topic.markers(producer, Topics.NEWS, 0).size();
    }
}

package tidewire.summarizer.tape;

import static tidewire.summarizer.TestObjects.*;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tidewire.events.Bar;
import tidewire.events.ClockMarker;
import tidewire.events.EventSerde;
import tidewire.events.NewsItem;
import tidewire.events.SourceEvent;
import tidewire.events.TapeEntry;
import tidewire.events.Topics;
import tidewire.events.TradeEvent;
import tidewire.summarizer.Desk;
import tidewire.summarizer.DeskBoard;
import tidewire.summarizer.alert.AlertPolicy;
import tidewire.summarizer.streams.StageMetrics;
import tidewire.summarizer.streams.StreamsSettings;

/** The tape's topology without a broker: what is sent into its topics, and what comes out. */
abstract class TapeDriver {
    @TempDir
    Path state;

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StageMetrics metrics = new StageMetrics(registry);
    final DeskBoard board = new DeskBoard(() -> START, Duration.ofMinutes(1), registry);
    TopologyTestDriver driver;

    @BeforeEach
    void start() {
        start(List.of(worldDesk(), marketsDesk()));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    /** Sends both topics, interleaved at random as polls bring them; returns the tape of the desk markets. */
    List<String> play(List<SourceEvent> news, List<SourceEvent> ticks, Random random) {
        int n = 0;
        int t = 0;
        while (n < news.size() || t < ticks.size()) {
            // runs of either topic, as polls bring them
            int run = 1 + random.nextInt(30);
            boolean takeNews = random.nextBoolean();
            for (int i = 0; i < run; i++) {
                if (takeNews && n < news.size()) {
                    send(news.get(n++));
                } else if (!takeNews && t < ticks.size()) {
                    tick(ticks.get(t++));
                }
            }
        }
        return output(Topics.TAPE, new ByteArrayDeserializer()).readRecordsToList().stream()
                .filter(r -> r.key().equals("markets"))
                .map(r -> r.timestamp() + " " + new String(r.value(), StandardCharsets.UTF_8))
                .toList();
    }

    void passTime(Instant to) {
        send(marker(to));
        tick(marker(to));
    }

    /** @param traded sources that have told trades meanwhile */
    void passTime(Instant to, List<String> traded) {
        send(marker(to));
        tick(marker(to).having(traded));
    }

    void start(List<Desk> desks) {
        start(desks, AlertPolicy.DEFAULT);
    }

    void start(List<Desk> desks, AlertPolicy alerts) {
        Properties settings = StreamsSettings.of(
                        "tidewire-tape",
                        state.resolve(UUID.randomUUID().toString()),
                        Map.of("bootstrap.servers", "unused:9092"))
                .withDeadLetters(metrics)
                .build();
        driver = new TopologyTestDriver(
                new TapeTopology(
                                desks,
                                TapeOptions.of(1, 1, 1, TapeOptions.LEASE).withAlerts(alerts),
                                metrics,
                                board)
                        .build(),
                settings,
                START);
    }

    void send(SourceEvent event) {
        send(event, event.eventTime());
    }

    /** @param written time of the record, which the log's keeper has let in */
    void send(SourceEvent event, Instant written) {
        Headers headers = new RecordHeaders();
        byte[] value = EventSerde.news().serialize(Topics.NEWS, headers, event);
        byte[] key = key(event).getBytes(StandardCharsets.UTF_8);
        news().pipeInput(new TestRecord<>(key, value, headers, written));
    }

    void tick(SourceEvent event) {
        Headers headers = new RecordHeaders();
        byte[] value = EventSerde.ticks().serialize(Topics.TICKS, headers, event);
        byte[] key = key(event).getBytes(StandardCharsets.UTF_8);
        ticks().pipeInput(new TestRecord<>(key, value, headers, event.eventTime()));
    }

    private static String key(SourceEvent event) {
        if (event instanceof NewsItem item) {
            return item.id();
        }
        return event instanceof TradeEvent trade ? trade.symbol() : ((ClockMarker) event).ingestor();
    }

    TestInputTopic<byte[], byte[]> news() {
        return driver.createInputTopic(Topics.NEWS, new ByteArraySerializer(), new ByteArraySerializer());
    }

    TestInputTopic<byte[], byte[]> ticks() {
        return driver.createInputTopic(Topics.TICKS, new ByteArraySerializer(), new ByteArraySerializer());
    }

    <T> TestOutputTopic<String, T> output(String topic, Deserializer<T> values) {
        return driver.createOutputTopic(topic, new StringDeserializer(), values);
    }

    List<Bar> bars() {
        return output(Topics.BARS, EventSerde.of(Bar.class)).readValuesToList();
    }

    List<TapeEntry> allTape() {
        return output(Topics.TAPE, EventSerde.of(TapeEntry.class)).readValuesToList();
    }

    List<TapeEntry> tape(String desk) {
        return of(desk, allTape());
    }

    static List<TapeEntry> of(String desk, List<TapeEntry> entries) {
        return entries.stream().filter(e -> e.desk().equals(desk)).toList();
    }

    static List<String> titles(List<TapeEntry> entries) {
        return entries.stream()
                .filter(e -> e.kind() == TapeEntry.Kind.ITEM)
                .map(e -> e.item().title())
                .toList();
    }

    static List<String> ids(List<TapeEntry> entries) {
        return entries.stream()
                .filter(e -> e.kind() == TapeEntry.Kind.ITEM)
                .map(e -> e.item().id())
                .toList();
    }

    static String header(TestRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}

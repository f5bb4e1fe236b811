package tidewire.app.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tidewire.app.broker.BrokerCheck;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.events.EventSerde;
import tidewire.events.TapeEntry;
import tidewire.events.Topics;
import tidewire.ingest.Ingest;
import tidewire.ingest.IngestConfig;
import tidewire.ingest.ProgressListener;
import tidewire.ingest.feed.FeedConfig;
import tidewire.ingest.trades.ExchangeConfig;
import tidewire.summarizer.Desk;
import tidewire.summarizer.DeskBoard;
import tidewire.summarizer.Selection;
import tidewire.summarizer.SymbolNames;
import tidewire.summarizer.streams.StageMetrics;
import tidewire.summarizer.streams.StreamsRunner;
import tidewire.summarizer.streams.StreamsSettings;
import tidewire.summarizer.tape.TapeOptions;
import tidewire.summarizer.tape.TapeTopology;

/** Feeds and exchanges to the tape of one desk, live: the real ingestor, a real broker and the tape stage, with a reader of the tape. */
final class LiveTape implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StreamsRunner tape;
    private final Ingest ingest;
    private final KafkaConsumer<String, TapeEntry> consumer;
    /** In tape order. */
    final List<TapeEntry> entries = new ArrayList<>();
    /** When the item of an id was first read from the tape, in {@link System#nanoTime}. */
    final Map<String, Long> arrived = new LinkedHashMap<>();

    LiveTape(Map<String, Object> broker, List<FeedConfig> feeds, List<ExchangeConfig> exchanges, Path state)
            throws Exception {
        try (Admin admin = BrokerCheck.connect(broker, PATIENCE)) {
            TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
        }
        consumer = consumer(broker);
        tape = tapeStage(broker, desk(feeds, exchanges), state);
        tape.start();
        ingest = new Ingest(
                new IngestConfig("test", feeds, exchanges, List.of()),
                broker,
                registry,
                ProgressListener.NONE,
                InstantSource.system());
        ingest.start();
    }

    /** Asked ten times a second; whatever it holds at first is taken. */
    static FeedConfig feed(String name, URI url) {
        FeedConfig usual = FeedConfig.of(name, url);
        return new FeedConfig(
                name,
                url,
                Duration.ofMillis(100),
                usual.timeout(),
                usual.maxBytes(),
                true,
                Duration.ofDays(36_500),
                1_000,
                null,
                null);
    }

    private static Desk desk(List<FeedConfig> feeds, List<ExchangeConfig> exchanges) {
        Map<String, SymbolNames> symbols = new HashMap<>();
        exchanges.forEach(exchange ->
                exchange.symbols().forEach(symbol -> symbols.put(symbol, SymbolNames.of(List.of()))));
        return new Desk(
                "all",
                feeds.stream().map(FeedConfig::source).collect(Collectors.toSet()),
                exchanges.stream().map(ExchangeConfig::source).collect(Collectors.toSet()),
                symbols,
                Selection.ALL,
                Duration.ofDays(1),
                null,
                ZoneOffset.UTC,
                5);
    }

    private StreamsRunner tapeStage(Map<String, Object> broker, Desk desk, Path state) {
        StageMetrics metrics = new StageMetrics(registry);
        DeskBoard board = new DeskBoard(InstantSource.system(), PATIENCE, registry);
        return new StreamsRunner(
                new TapeTopology(List.of(desk), TapeOptions.of(1, 1, 1, TapeOptions.LEASE), metrics, board).build(),
                StreamsSettings.of("tidewire-tape", state, broker)
                        .withDeadLetters(metrics)
                        .build(),
                registry);
    }

    private static KafkaConsumer<String, TapeEntry> consumer(Map<String, Object> broker) {
        Map<String, Object> client = new HashMap<>(broker);
        client.put("isolation.level", "read_committed");
        KafkaConsumer<String, TapeEntry> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), EventSerde.of(TapeEntry.class));
        TopicPartition partition = new TopicPartition(Topics.TAPE, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        return consumer;
    }

    /** Why each source would not deliver now. */
    List<String> problems() {
        return ingest.problems().values().stream().flatMap(Optional::stream).toList();
    }

    /** Reads on until so many items of the feeds with such a name are on the tape. */
    void await(String feed, int items) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (arrived.keySet().stream().filter(id -> id.startsWith(feed)).count() < items) {
            read();
            assertThat(Instant.now()).as("on the tape: %s", arrived.keySet()).isBefore(deadline);
        }
    }

    void read() {
        consumer.poll(Duration.ofMillis(5)).forEach(record -> {
            entries.add(record.value());
            if (record.value().item() != null) {
                arrived.putIfAbsent(record.value().item().id(), System.nanoTime());
            }
        });
    }

    /** Number of records that the wire stage has set aside. */
    double letters() {
        return registry.counter("tidewire.dead.letters", "stage", "wire").count();
    }

    @Override
    public void close() {
        ingest.close();
        tape.close();
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}

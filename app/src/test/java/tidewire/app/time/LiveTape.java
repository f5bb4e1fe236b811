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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
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

/** Feeds to the tape of one desk, live: the real ingestor, a real broker and the tape stage, with a reader of the tape. */
final class LiveTape implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StreamsRunner tape;
    private final @Nullable Ingest ingest;
    private final KafkaConsumer<String, TapeEntry> consumer;
    /** In tape order. */
    final List<TapeEntry> entries = new ArrayList<>();
    /** When the item of an id was read from the tape, in {@link System#nanoTime}. */
    final Map<String, Long> arrived = new LinkedHashMap<>();

    LiveTape(Map<String, Object> broker, List<FeedConfig> feeds, Path state) throws Exception {
        this(broker, feeds, List.of(), state);
    }

    LiveTape(Map<String, Object> broker, List<FeedConfig> feeds, List<ExchangeConfig> exchanges, Path state)
            throws Exception {
        this(broker, sources(feeds), exchanges, state, new IngestConfig("test", feeds, exchanges, List.of()));
    }

    private static List<String> sources(List<FeedConfig> feeds) {
        return feeds.stream().map(FeedConfig::source).toList();
    }

    /** For an ingestor that is somewhere else. */
    static LiveTape alone(Map<String, Object> broker, List<String> sources, Path state) throws Exception {
        return new LiveTape(broker, sources, List.of(), state, null);
    }

    private LiveTape(
            Map<String, Object> broker,
            List<String> feeds,
            List<ExchangeConfig> exchanges,
            Path state,
            @Nullable IngestConfig sources)
            throws Exception {
        try (Admin admin = BrokerCheck.connect(broker, PATIENCE)) {
            TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
        }
        consumer = consumer(broker);
        tape = tape(broker, Set.copyOf(feeds), exchanges, state);
        tape.start();
        ingest = sources == null
                ? null
                : new Ingest(sources, broker, registry, ProgressListener.NONE, InstantSource.system());
        if (ingest != null) {
            ingest.start();
        }
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

    private StreamsRunner tape(
            Map<String, Object> broker, Set<String> feeds, List<ExchangeConfig> exchanges, Path state) {
        Map<String, SymbolNames> symbols = new HashMap<>();
        exchanges.forEach(exchange ->
                exchange.symbols().forEach(symbol -> symbols.put(symbol, SymbolNames.of(List.of()))));
        Desk desk = new Desk(
                "all",
                feeds,
                exchanges.stream().map(ExchangeConfig::source).collect(Collectors.toSet()),
                symbols,
                Selection.ALL,
                Duration.ofDays(1),
                null,
                ZoneOffset.UTC,
                5);
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
        return Objects.requireNonNull(ingest).problems().values().stream()
                .flatMap(Optional::stream)
                .toList();
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
                arrived.put(record.value().item().id(), System.nanoTime());
            }
        });
    }

    /** Number of records that the wire stage has set aside. */
    double letters() {
        return registry.counter("tidewire.dead.letters", "stage", "wire").count();
    }

    @Override
    public void close() {
        if (ingest != null) {
            ingest.close();
        }
        tape.close();
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}

package tidewire.benchmarks.ontime;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Folders;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.benchmarks.FigureTable;
import tidewire.events.EventSerde;
import tidewire.events.TapeEntry;
import tidewire.events.Topics;
import tidewire.ingest.Ingest;
import tidewire.ingest.IngestConfig;
import tidewire.ingest.ProgressListener;
import tidewire.ingest.feed.FeedConfig;
import tidewire.summarizer.Desk;
import tidewire.summarizer.DeskBoard;
import tidewire.summarizer.Selection;
import tidewire.summarizer.streams.StageMetrics;
import tidewire.summarizer.streams.StreamsRunner;
import tidewire.summarizer.streams.StreamsSettings;
import tidewire.summarizer.tape.TapeOptions;
import tidewire.summarizer.tape.TapeTopology;

/**
 * From the moment at which an item stands in a feed's answer to its row on the tape, read committed, and on the page's stream, through
 * real HTTP and a real broker, with dead feeds among the living. How often feeds are asked is not part of it: ten times a second.
 */
public final class OnTimeBench {
    private static final int LIVE = 5;
    private static final int DEAD = 9;
    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final double SHARE = 0.95;
    private static final Duration BETWEEN = Duration.ofMillis(130);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final FigureTable report;
    private final int items;

    public OnTimeBench(FigureTable report, int items) {
        this.report = report;
        this.items = items;
    }

    /** Whether 95 of 100 items were in both places within two seconds. */
    public boolean run() throws IOException, InterruptedException {
        Path state = Files.createTempDirectory("tidewire-bench");
        try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0);
                LiveAndDeadFeeds feeds = new LiveAndDeadFeeds()) {
            Map<String, Object> client = broker.clientProperties();
            try (Admin admin = Admin.create(client)) {
                TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
            }
            List<FeedConfig> configs = feeds.feeds(LIVE, DEAD);
            for (int feed = 0; feed < LIVE; feed++) {
                feeds.add(feed, "first");
            }
            try (StreamsRunner tape = tape(client, configs, state);
                    Ingest ingest = ingest(client, configs);
                    PageRows page = new PageRows(client);
                    KafkaConsumer<String, TapeEntry> consumer = consumer(client)) {
                tape.start();
                ingest.start();
                return measure(feeds, consumer, page);
            }
        } finally {
            Folders.delete(state);
        }
    }

    private boolean measure(LiveAndDeadFeeds feeds, KafkaConsumer<String, TapeEntry> consumer, PageRows page) {
        Map<String, Long> onTape = new HashMap<>();
        long begun = System.nanoTime();
        while (onTape.size() < LIVE && System.nanoTime() - begun < PATIENCE.toNanos()) {
            read(consumer, onTape);
        }
        Map<String, Long> stood = new LinkedHashMap<>();
        for (int item = 0; item < items; item++) {
            long now = System.nanoTime();
            feeds.add(item % LIVE, "n" + item);
            stood.put("live" + item % LIVE + ":n" + item, now);
            while (System.nanoTime() - now < BETWEEN.toNanos()) {
                read(consumer, onTape);
            }
        }
        long last = System.nanoTime();
        while (!(onTape.keySet().containsAll(stood.keySet())
                        && page.arrived.keySet().containsAll(stood.keySet()))
                && System.nanoTime() - last < PATIENCE.toNanos()) {
            read(consumer, onTape);
        }
        return report("tape", stood, onTape) & report("page", stood, page.arrived);
    }

    private static void read(KafkaConsumer<String, TapeEntry> consumer, Map<String, Long> arrived) {
        consumer.poll(Duration.ofMillis(5)).forEach(record -> {
            if (record.value().item() != null) {
                arrived.putIfAbsent(record.value().item().id(), System.nanoTime());
            }
        });
    }

    private boolean report(String where, Map<String, Long> stood, Map<String, Long> arrived) {
        double[] seconds = stood.entrySet().stream()
                .mapToDouble(item -> arrived.containsKey(item.getKey())
                        ? (arrived.get(item.getKey()) - item.getValue()) / 1e9
                        : Double.POSITIVE_INFINITY)
                .sorted()
                .toArray();
        long within =
                Arrays.stream(seconds).filter(one -> one < BOUND.toSeconds()).count();
        report.add("to the " + where + ": items", seconds.length, "items");
        report.add("to the " + where + ": median", seconds[seconds.length / 2], "s");
        report.add("to the " + where + ": 95th percentile", seconds[seconds.length * 95 / 100], "s");
        report.add(
                "to the " + where + ": within " + BOUND.toSeconds() + " s", (double) within / seconds.length, "of all");
        return within >= SHARE * seconds.length;
    }

    private static StreamsRunner tape(Map<String, Object> client, List<FeedConfig> feeds, Path state) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        StageMetrics metrics = new StageMetrics(registry);
        Desk desk = new Desk(
                "bench",
                feeds.stream().map(FeedConfig::source).collect(Collectors.toSet()),
                Set.of(),
                Map.of(),
                Selection.ALL,
                Duration.ofDays(1),
                null,
                ZoneOffset.UTC,
                5);
        DeskBoard board = new DeskBoard(InstantSource.system(), PATIENCE, registry);
        return new StreamsRunner(
                new TapeTopology(List.of(desk), TapeOptions.of(1, 1, 1, TapeOptions.LEASE), metrics, board).build(),
                StreamsSettings.of("bench-tape", state, client)
                        .withDeadLetters(metrics)
                        .build(),
                registry);
    }

    private static Ingest ingest(Map<String, Object> client, List<FeedConfig> feeds) {
        return new Ingest(
                new IngestConfig("bench", feeds, List.of(), List.of()),
                client,
                new SimpleMeterRegistry(),
                ProgressListener.NONE,
                InstantSource.system());
    }

    private static KafkaConsumer<String, TapeEntry> consumer(Map<String, Object> broker) {
        Map<String, Object> client = new HashMap<>(broker);
        client.put("isolation.level", "read_committed");
        KafkaConsumer<String, TapeEntry> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), EventSerde.of(TapeEntry.class));
        List<TopicPartition> tape = List.of(new TopicPartition(Topics.TAPE, 0));
        consumer.assign(tape);
        consumer.seekToBeginning(tape);
        return consumer;
    }
}

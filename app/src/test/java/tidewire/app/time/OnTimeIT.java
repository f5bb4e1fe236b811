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
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.events.EventSerde;
import tidewire.events.TapeEntry;
import tidewire.events.Topics;
import tidewire.ingest.Ingest;
import tidewire.ingest.IngestConfig;
import tidewire.ingest.ProgressListener;
import tidewire.ingest.feed.FeedConfig;
import tidewire.summarizer.Desk;
import tidewire.summarizer.DeskBoard;
import tidewire.summarizer.StageMetrics;
import tidewire.summarizer.StreamsRunner;
import tidewire.summarizer.StreamsSettings;
import tidewire.summarizer.tape.TapeOptions;
import tidewire.summarizer.tape.TapeTopology;

/**
 * How long an item takes from the feed's answer to its row on the tape, through real HTTP and a real broker, with dead feeds
 * among the healthy. The time is printed; what is asserted is that the dead do not hold up the living.
 */
class OnTimeIT {
    private static final int HEALTHY = 5;
    private static final int ITEMS = 100;
    private static final Duration BETWEEN = Duration.ofMillis(130);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> DATES = List.of(
            "Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 01 Jan 2099 00:00:00 GMT", "Mon, 01 Jan 2024 12:00:00 GMT", "");

    @TempDir
    Path state;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Map<String, Long> arrived = new LinkedHashMap<>();
    private final List<TapeEntry> entries = new ArrayList<>();

    @Test
    void item_isOnTheTapeInSeconds_whateverDeadFeedsAndOddClocksThereAre() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0);
                FeedHost host = new FeedHost()) {
            topics(broker);
            List<FeedConfig> feeds = feeds(host);
            for (int feed = 0; feed < HEALTHY; feed++) {
                host.add("/healthy/" + feed, "first-" + feed, "First of " + feed, DATES.get(0));
            }
            try (StreamsRunner tape = tape(broker, feeds);
                    Ingest ingest = new Ingest(
                            new IngestConfig("test", feeds, List.of(), List.of()),
                            broker.clientProperties(),
                            registry,
                            ProgressListener.NONE,
                            InstantSource.system());
                    KafkaConsumer<String, TapeEntry> consumer = consumer(broker)) {
                tape.start();
                ingest.start();
                await(consumer, HEALTHY);
                Map<String, Long> stood = publish(host, consumer);
                await(consumer, HEALTHY + ITEMS);

                assertThat(stood.keySet()).isSubsetOf(arrived.keySet());
                assertThat(entries).extracting(TapeEntry::late).containsOnly(false);
                assertThat(entries).extracting(TapeEntry::time).isSorted();
                assertThat(host.hanging.get()).as("feeds that never answered").isPositive();
                assertThat(ingest.problems().values().stream().filter(problem -> problem.isPresent()))
                        .as("feeds that fail")
                        .hasSizeGreaterThanOrEqualTo(3);
                report(stood);
            }
        }
    }

    private Map<String, Long> publish(FeedHost host, KafkaConsumer<String, TapeEntry> consumer) {
        Map<String, Long> stood = new LinkedHashMap<>();
        long next = System.nanoTime();
        for (int i = 0; i < ITEMS; i++) {
            int feed = i % HEALTHY;
            host.add("/healthy/" + feed, "n" + i, "Headline number " + i, DATES.get(i % DATES.size()));
            stood.put("healthy" + feed + ":n" + i, System.nanoTime());
            next += BETWEEN.toNanos();
            while (System.nanoTime() < next) {
                read(consumer);
            }
        }
        return stood;
    }

    private static List<FeedConfig> feeds(FeedHost host) {
        List<FeedConfig> feeds = new ArrayList<>();
        for (int i = 0; i < HEALTHY; i++) {
            feeds.add(feed("healthy" + i, host.url("127.0.0.1", "/healthy/" + i)));
        }
        feeds.add(feed("silent0", host.url("localhost", "/silent/0")));
        feeds.add(feed("silent1", host.url("localhost", "/silent/1")));
        feeds.add(feed("broken", host.url("localhost", "/broken/0")));
        feeds.add(feed("refused", URI.create("http://localhost:1/feed")));
        feeds.add(feed("future", host.url("localhost", "/future/0")));
        host.add("/future/0", "f", "From the year 2099", "Thu, 01 Jan 2099 00:00:00 GMT");
        return feeds;
    }

    private static FeedConfig feed(String name, URI url) {
        FeedConfig usual = FeedConfig.of(name, url);
        return new FeedConfig(
                name,
                url,
                Duration.ofMillis(100),
                usual.timeout(),
                usual.maxBytes(),
                true,
                Duration.ofDays(36_500),
                usual.backlogItems(),
                null,
                null);
    }

    private StreamsRunner tape(EmbeddedBroker broker, List<FeedConfig> feeds) {
        Set<String> sources = feeds.stream().map(FeedConfig::source).collect(Collectors.toUnmodifiableSet());
        Desk desk = new Desk(
                "all", sources, Set.of(), Map.of(), List.of(), Duration.ofDays(1), null, ZoneOffset.UTC, 5);
        StageMetrics metrics = new StageMetrics(registry);
        DeskBoard board = new DeskBoard(InstantSource.system(), PATIENCE, registry);
        return new StreamsRunner(
                new TapeTopology(List.of(desk), TapeOptions.of(1, 1, 1, TapeOptions.LEASE), metrics, board).build(),
                StreamsSettings.of("tidewire-tape", state, broker.clientProperties())
                        .withDeadLetters(metrics)
                        .build(),
                registry);
    }

    private static void topics(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(broker.clientProperties())) {
            TopicSetup.ensure(admin, 1, (short) 1, Retention.DEFAULT);
        }
    }

    private static KafkaConsumer<String, TapeEntry> consumer(EmbeddedBroker broker) {
        Map<String, Object> client = new HashMap<>(broker.clientProperties());
        client.put("isolation.level", "read_committed");
        KafkaConsumer<String, TapeEntry> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), EventSerde.of(TapeEntry.class));
        TopicPartition partition = new TopicPartition(Topics.TAPE, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        return consumer;
    }

    private void await(KafkaConsumer<String, TapeEntry> consumer, int healthy) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (arrived.keySet().stream().filter(id -> id.startsWith("healthy")).count() < healthy) {
            read(consumer);
            assertThat(Instant.now()).as("on the tape: %s", arrived.keySet()).isBefore(deadline);
        }
    }

    private void read(KafkaConsumer<String, TapeEntry> consumer) {
        consumer.poll(Duration.ofMillis(5)).forEach(record -> {
            entries.add(record.value());
            if (record.value().item() != null) {
                arrived.put(record.value().item().id(), System.nanoTime());
            }
        });
    }

    private void report(Map<String, Long> stood) {
        long[] millis = stood.entrySet().stream()
                .mapToLong(item -> (arrived.get(item.getKey()) - item.getValue()) / 1_000_000)
                .sorted()
                .toArray();
        System.out.printf(
                "from the feed's answer to the tape, %d items of %d healthy feeds beside 5 that are not:"
                        + " median %d ms, 95th percentile %d ms, longest %d ms%n",
                millis.length,
                HEALTHY,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                millis[millis.length - 1]);
    }
}

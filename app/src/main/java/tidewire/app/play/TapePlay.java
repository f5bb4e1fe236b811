package tidewire.app.play;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.events.ClockMarker;
import tidewire.events.Event;
import tidewire.events.EventSerde;
import tidewire.events.Json;
import tidewire.events.NewsItem;
import tidewire.events.SourceEvent;
import tidewire.events.Story;
import tidewire.events.TapeEntry;
import tidewire.events.Topics;
import tidewire.summarizer.Desk;
import tidewire.summarizer.DeskBoard;
import tidewire.summarizer.Selection;
import tidewire.summarizer.streams.StageMetrics;
import tidewire.summarizer.streams.StreamsRunner;
import tidewire.summarizer.streams.StreamsSettings;
import tidewire.summarizer.tape.TapeOptions;
import tidewire.summarizer.tape.TapeTopology;

/**
 * Plays reports through the tape application as it runs in the product: its topology, a broker in this process, one desk that takes
 * everything.
 *
 * @param entries the desk's tape
 * @param stories each story as it stood in the end
 * @param storyOf story of each item, by id, also of what was left off the tape
 */
public record TapePlay(List<TapeEntry> entries, List<Story> stories, Map<String, String> storyOf) {
    private static final String INGESTOR = "file";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(200);

    /** @param items oldest first @param desk name of the desk on whose tape they are put */
    public static TapePlay of(List<NewsItem> items, String desk) throws IOException {
        Instant end = items.get(items.size() - 1).observed().plus(HOUR);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        StageMetrics metrics = new StageMetrics(registry);
        try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
            try (Admin admin = Admin.create(broker.clientProperties())) {
                TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
            }
            publish(items, end, broker.clientProperties());
            Path state = broker.data().resolve("streams");
            try (StreamsRunner runner = new StreamsRunner(
                    new TapeTopology(
                                    List.of(desk(desk, items)),
                                    TapeOptions.of(1, 1, 1, TapeOptions.LEASE),
                                    metrics,
                                    new DeskBoard(() -> end, PATIENCE, registry))
                            .build(),
                    StreamsSettings.of("tidewire-play", state, broker.clientProperties())
                            .withDeadLetters(metrics)
                            .build(),
                    registry)) {
                runner.start();
                return read(end, runner, broker.clientProperties());
            }
        }
    }

    private static Desk desk(String name, List<NewsItem> items) {
        Set<String> feeds = items.stream().map(NewsItem::source).collect(Collectors.toSet());
        return new Desk(name, feeds, Set.of(), Map.of(), Selection.ALL, HOUR, null, ZoneOffset.UTC, 5);
    }

    private static void publish(List<NewsItem> items, Instant end, Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        // Keeps the order as numbered batches do, which a broker that is still busy starting was seen to refuse for
        // minutes.
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        try (KafkaProducer<String, SourceEvent> producer =
                new KafkaProducer<>(settings, new StringSerializer(), EventSerde.news())) {
            Instant marked = items.get(0).observed().minus(HOUR);
            send(producer, INGESTOR, new ClockMarker(INGESTOR, marked));
            for (NewsItem item : items) {
                Instant before = item.observed().minus(HOUR);
                if (before.isAfter(marked)) {
                    marked = before;
                    send(producer, INGESTOR, new ClockMarker(INGESTOR, marked));
                }
                send(producer, item.id(), item);
            }
            send(producer, INGESTOR, new ClockMarker(INGESTOR, end));
        }
    }

    private static void send(KafkaProducer<String, SourceEvent> producer, String key, SourceEvent event) {
        producer.send(new ProducerRecord<>(Topics.NEWS, 0, event.eventTime().toEpochMilli(), key, event));
    }

    private static TapePlay read(Instant end, StreamsRunner runner, Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("isolation.level", "read_committed");
        List<TapeEntry> entries = new ArrayList<>();
        Map<String, Story> stories = new HashMap<>();
        Map<String, String> storyOf = new HashMap<>();
        long begun = System.nanoTime();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> read =
                    List.of(new TopicPartition(Topics.TAPE, 0), new TopicPartition(Topics.STORIES, 0));
            consumer.assign(read);
            consumer.seekToBeginning(read);
            boolean ended = false;
            while (!ended) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    Event event = take(record, entries, stories, storyOf);
                    ended |= event instanceof TapeEntry entry
                            && entry.interval() != null
                            && !entry.interval().to().plus(HOUR).isBefore(end);
                }
                runner.failure().ifPresent(failure -> {
                    throw new IllegalStateException(failure);
                });
                if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw new IllegalStateException("the tape did not come to its end within " + PATIENCE);
                }
            }
            // Written in the transaction of the tape's last entry, hence there already.
            Map<TopicPartition, Long> last = consumer.endOffsets(read);
            while (consumer.position(read.get(1)) < Objects.requireNonNull(last.get(read.get(1)))) {
                consumer.poll(POLL).forEach(record -> take(record, entries, stories, storyOf));
            }
        }
        return new TapePlay(entries, List.copyOf(stories.values()), storyOf);
    }

    private static Event take(
            ConsumerRecord<String, byte[]> record,
            List<TapeEntry> entries,
            Map<String, Story> stories,
            Map<String, String> storyOf) {
        if (record.topic().equals(Topics.TAPE)) {
            TapeEntry entry = Json.read(record.value(), TapeEntry.class);
            entries.add(entry);
            return entry;
        }
        Story story = Json.read(record.value(), Story.class);
        stories.put(record.key(), story);
        // A story keeps its last reports only: what was left off the tape is known from how it stood then.
        story.reports().forEach(report -> storyOf.put(report.item(), story.id()));
        return story;
    }
}

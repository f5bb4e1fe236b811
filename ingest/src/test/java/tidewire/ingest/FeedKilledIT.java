package tidewire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.ingest.ScriptedServer.rss;
import static tidewire.ingest.ScriptedServer.status;
import static tidewire.ingest.Topic.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.events.EventSerde;
import tidewire.events.NewsItem;
import tidewire.events.Topics;
import tidewire.ingest.feed.FeedConfig;

/** An ingestor that is killed behind each of the records that it sends, while a publisher goes on changing an item. */
class FeedKilledIT {
    private static String item(String words) {
        return "<item><guid>g</guid><title>" + words + "</title></item>";
    }

    @ParameterizedTest
    @CsvSource({"a, b, b", "a, b, c", "a, b, a", "a, a, a", "a, a, b"})
    void killedAnywhere_readersHaveTheWordsOfNowInTheEnd_andNoneTwice(String first, String second, String atRestart)
            throws Exception {
        List<ProducerRecord<String, byte[]>> whole = run(IngestState.NONE, first, second);
        // Nobody knows whether the second words have arrived: the first are told once more, and are the same for a
        // tape.
        boolean isTakenBack = atRestart.equals(first) && !first.equals(second);
        int kills = 0;
        for (int sent = 0; sent <= whole.size(); sent++) {
            List<ProducerRecord<String, byte[]>> log = new ArrayList<>(whole.subList(0, sent));
            if (sent > 0 && !isOfTheFeed(log.get(sent - 1))) {
                continue;
            }
            log.addAll(run(Topic.state(log), atRestart));

            List<String> read = read(log);
            assertThat(read)
                    .as("killed behind %s of %s: %s", sent, whole.size(), log)
                    .isNotEmpty()
                    .last()
                    .isEqualTo(atRestart);
            for (int i = 1; i < read.size() && !isTakenBack; i++) {
                assertThat(read.get(i)).isNotEqualTo(read.get(i - 1));
            }
            kills++;
        }
        assertThat(kills).isGreaterThan(4);
    }

    private static boolean isOfTheFeed(ProducerRecord<String, byte[]> record) {
        return record.key().startsWith("feed:") || record.key().startsWith("f:");
    }

    /** What an ingestor sends that finds these words one after the other, and nothing changed in the end. */
    private static List<ProducerRecord<String, byte[]>> run(IngestState state, String... words) throws Exception {
        MockProducer<String, byte[]> producer = Topic.producer(true);
        AtomicInteger polls = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(status(500))) {
            server.answer(rss(item(words[0])));
            FeedConfig feed = FeedConfig.of("f", server.url("/feed")).nearby(Duration.ofMillis(2));
            try (Ingest ingest = Topic.ingest(
                    new IngestConfig("test", List.of(feed), List.of(), List.of()),
                    producer,
                    state,
                    new SimpleMeterRegistry(),
                    (source, time) -> polls.incrementAndGet())) {
                ingest.start();
                for (String next : words) {
                    server.answer(rss(item(next)));
                    int before = polls.get();
                    await("polls", () -> polls.get() >= before + 3);
                }
            }
        }
        return producer.history();
    }

    /** Titles that a reader takes: no second record of an id and revision. */
    private static List<String> read(List<ProducerRecord<String, byte[]>> log) {
        Map<String, String> known = new HashMap<>();
        List<String> titles = new ArrayList<>();
        for (ProducerRecord<String, byte[]> record : log) {
            if (record.topic().equals(Topics.NEWS) && record.partition() == null) {
                NewsItem item = (NewsItem) Objects.requireNonNull(
                        EventSerde.news().deserialize(record.topic(), record.headers(), record.value()));
                String before = known.putIfAbsent(item.eventId(), item.title());
                assertThat(before == null || before.equals(item.title()))
                        .as("%s is '%s', and was '%s'", item.eventId(), item.title(), before)
                        .isTrue();
                if (before == null) {
                    titles.add(item.title());
                }
            }
        }
        return titles;
    }
}

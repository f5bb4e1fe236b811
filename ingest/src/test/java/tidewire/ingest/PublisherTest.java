package tidewire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tidewire.events.DeadLetter;
import tidewire.events.NewsItem;
import tidewire.events.Topics;

class PublisherTest {
    @Test
    void whatOrderAndSafetyDependOn_isSet_whateverTheOperatorSays() {
        Map<String, Object> asked = Map.of(
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                5,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                false,
                ProducerConfig.ACKS_CONFIG,
                "0",
                ProducerConfig.LINGER_MS_CONFIG,
                50);
        assertThat(Publisher.settings(asked))
                .containsEntry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1)
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.LINGER_MS_CONFIG, 50);
    }

    @Test
    void recordThatIsTooLargeForKafka_isADeadLetter_andTheBatchIsWritten() throws Exception {
        MockProducer<String, byte[]> kafka =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
                    @Override
                    public synchronized Future<RecordMetadata> send(
                            ProducerRecord<String, byte[]> record, @Nullable Callback callback) {
                        if (callback != null && record.topic().equals(Topics.NEWS) && record.value().length > 500_000) {
                            callback.onCompletion(null, new RecordTooLargeException("of 600000 bytes"));
                            return CompletableFuture.failedFuture(new RecordTooLargeException());
                        }
                        return super.send(record, callback);
                    }
                };
        Publisher publisher = new Publisher(kafka, new SimpleMeterRegistry());
        Publisher.Batch batch = publisher.batch("feed:one");
        batch.send(Topics.NEWS, "one:1", item("one:1", "x".repeat(600_000)));
        batch.send(Topics.NEWS, "one:2", item("one:2", "short"));
        batch.acknowledged().get();

        assertThat(kafka.history())
                .extracting(ProducerRecord::topic)
                .containsExactlyInAnyOrder(Topics.NEWS, Topics.deadLetters("ingest"));
        assertThat(kafka.history())
                .filteredOn(record -> record.topic().equals(Topics.deadLetters("ingest")))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.value()).hasSize(64 << 10);
                    assertThat(header(letter, DeadLetter.REASON)).isEqualTo("too large for Kafka: of 600000 bytes");
                    assertThat(header(letter, DeadLetter.SOURCE)).isEqualTo("feed:one");
                    assertThat(Integer.parseInt(header(letter, DeadLetter.LENGTH)))
                            .isGreaterThan(600_000);
                });
        assertThat(publisher.problem()).isEmpty();
    }

    @Test
    void sourceThatSendsNothingElse_doesNotFillTheLog() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Publisher.class);
        log.start();
        logger.addAppender(log);
        try {
            MockProducer<String, byte[]> kafka = Topic.producer(true);
            Publisher.Batch batch = new Publisher(kafka, new SimpleMeterRegistry()).batch("trades:one");
            for (int i = 0; i < 2_000; i++) {
                batch.deadLetter("no trade " + i, new byte[] {1});
            }
            batch.acknowledged().get();
            assertThat(Topic.deadLetters(kafka)).hasSize(2_000);
            // Twenty a minute and source, and a minute may begin in between.
            assertThat(log.list).hasSizeBetween(21, 200);
            assertThat(log.list.get(0).getFormattedMessage()).isEqualTo("trades:one: set aside: no trade 0");
        } finally {
            logger.detachAppender(log);
        }
    }

    private static String header(ProducerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static NewsItem item(String id, String text) {
        Instant noon = Instant.parse("2013-10-10T12:00:00Z");
        return new NewsItem(
                id,
                "feed:one",
                noon,
                noon,
                NewsItem.Precision.SECOND,
                "Title",
                null,
                text,
                null,
                null,
                List.of(),
                List.of(),
                null,
                0,
                false);
    }
}

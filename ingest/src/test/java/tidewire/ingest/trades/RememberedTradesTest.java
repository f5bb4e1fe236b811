package tidewire.ingest.trades;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.Json;
import tidewire.ingest.IngestContext;
import tidewire.ingest.IngestState;
import tidewire.ingest.Publisher;
import tidewire.ingest.Topic;
import tidewire.ingest.clock.ObservationClock;
import tidewire.ingest.trades.out.TickBuffer;

class RememberedTradesTest {
    private static final Instant T = Instant.parse("2013-10-09T14:30:00Z");
    private static final long SECOND = 1_000_000_000L;

    private final MockProducer<String, byte[]> producer = Topic.producer(false);
    private final ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final IngestContext context = new IngestContext(
            "test",
            new Publisher(producer, meters),
            new ObservationClock(InstantSource.system(), Instant.EPOCH),
            IngestState.NONE,
            (source, time) -> {},
            pool,
            InstantSource.system(),
            meters);
    private final RememberedTrades remembered = new RememberedTrades("trades:test", context);
    private final TickBuffer buffer = new TickBuffer("trades:test", context);
    private final Map<String, Product> products = new LinkedHashMap<>(Map.of("A", new Product(), "B", new Product()));

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private void trade(String product, long id) {
        products.get(product).isNew(id, T);
        buffer.add(product, "" + id, T, BigDecimal.ONE, BigDecimal.ONE, null);
    }

    private long reached(String product) {
        return Topic.state(producer)
                .of("trades:test#last/" + product)
                .map(value -> Json.read(value, Product.Reached.class).id())
                .orElse(-1L);
    }

    @Test
    void flushesThatAreAcknowledgedTogether_areAllRemembered() {
        trade("A", 5);
        remembered.tick(0, products, buffer);
        trade("B", 7);
        remembered.tick(6 * SECOND, products, buffer);
        while (producer.completeNext()) {
            // Kafka was slow, and takes all at once
        }
        remembered.tick(7 * SECOND, products, buffer);

        assertThat(reached("A")).isEqualTo(5);
        assertThat(reached("B")).isEqualTo(7);
    }

    @Test
    void whatIsAcknowledgedAgain_isTheLater() {
        trade("A", 5);
        remembered.tick(0, products, buffer);
        trade("A", 6);
        remembered.tick(6 * SECOND, products, buffer);
        assertThat(reached("A")).isEqualTo(-1);
        while (producer.completeNext()) {
            // as above
        }
        remembered.tick(7 * SECOND, products, buffer);

        assertThat(reached("A")).isEqualTo(6);
    }

    @Test
    void whatKafkaRefuses_hasNotCome() {
        trade("A", 5);
        remembered.tick(0, products, buffer);
        while (producer.completeNext()) {
            // Kafka takes all
        }
        trade("A", 6);
        remembered.tick(6 * SECOND, products, buffer);
        while (producer.errorNext(new InvalidTimestampException("ahead"))) {
            // and now nothing
        }
        trade("A", 8);
        remembered.tick(12 * SECOND, products, buffer);
        while (producer.completeNext()) {
            // as before
        }
        remembered.tick(18 * SECOND, products, buffer);

        assertThat(reached("A")).isEqualTo(5);
        trade("A", 9);
        assertThat(products.get("A").hole()).isEqualTo(new SeenIds.Range(6, 8));
    }

    /** Whoever has them would be asked in vain, again and again, until it hangs up on us. */
    @Test
    void asLongAsKafkaRefuses_nothingIsAskedForAgain() {
        trade("A", 5);
        remembered.tick(0, products, buffer);
        while (producer.completeNext()) {
            // Kafka takes all
        }
        for (int second = 6; second <= 36; second++) {
            if (second % 2 == 0) {
                trade("A", second);
                trade("A", second + 1);
            }
            remembered.tick(second * SECOND, products, buffer);
            while (producer.errorNext(new InvalidTimestampException("ahead"))) {
                // and now nothing
            }
            assertThat(products.get("A").hole()).isNull();
        }
        trade("A", 38);
        remembered.tick(38 * SECOND, products, buffer);
        while (producer.completeNext()) {
            // as at first
        }
        remembered.tick(39 * SECOND, products, buffer);
        trade("A", 40);
        assertThat(products.get("A").hole()).isEqualTo(new SeenIds.Range(6, 39));
    }

    @Test
    void whatKafkaRefusesFromTheBeginning_hasNotCome() {
        products.get("A").passOver(2, T);
        trade("A", 3);
        remembered.tick(0, products, buffer);
        while (producer.errorNext(new InvalidTimestampException("ahead"))) {
            // nothing
        }
        trade("A", 4);
        remembered.tick(SECOND, products, buffer);
        while (producer.completeNext()) {
            // and now all
        }
        remembered.tick(2 * SECOND, products, buffer);
        trade("A", 5);
        assertThat(products.get("A").hole()).isEqualTo(new SeenIds.Range(3, 4));
        assertThat(reached("A")).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "no JSON",
                "{\"id\":7}",
                "{\"id\":7,\"time\":\"2013-10-09T14:30:00Z\"}",
                "{\"id\":-9,\"time\":\"2013-10-09T14:30:00Z\",\"latest\":\"2013-10-09T14:30:00Z\"}",
            })
    void memoryThatCannotBeMeant_isNone(String json) {
        IngestState state = new IngestState(Map.of("trades:test#last/A", json.getBytes(StandardCharsets.UTF_8)));
        assertThat(new RememberedTrades(
                                "trades:test",
                                new IngestContext(
                                        "test",
                                        context.publisher(),
                                        context.clock(),
                                        state,
                                        context.listener(),
                                        pool,
                                        InstantSource.system(),
                                        meters))
                        .of("A"))
                .isEmpty();
    }
}

package tidewire.ingest.trades;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.ingest.Topic.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidewire.events.EventSerde;
import tidewire.events.SourceStatus;
import tidewire.events.Topics;
import tidewire.events.TradeBatch;
import tidewire.ingest.Ingest;
import tidewire.ingest.IngestConfig;
import tidewire.ingest.Topic;

class ConnectionIT {
    private static final VenueMessages.Coinbase VENUE = new VenueMessages.Coinbase();
    private static final Instant T = Instant.now();

    private final MockProducer<String, byte[]> producer = Topic.producer(true);
    private final List<Instant> told = new CopyOnWriteArrayList<>();
    private TestExchange exchange;
    private Ingest ingest;

    private void start(MockProducer<String, byte[]> into, Duration heartbeatTimeout, URI url) {
        start(VENUE, into, heartbeatTimeout, url);
    }

    private void start(VenueMessages venue, MockProducer<String, byte[]> into, Duration heartbeatTimeout, URI url) {
        ExchangeConfig config = new ExchangeConfig(
                "test", venue.type(), url, null, venue.products(), heartbeatTimeout, Duration.ofMinutes(2), true);
        ingest = Topic.ingest(
                new IngestConfig("test", List.of(), List.of(config), List.of()),
                into,
                new SimpleMeterRegistry(),
                (source, time) -> told.add(time));
        ingest.start();
    }

    @AfterEach
    void stop() throws Exception {
        ingest.close();
        if (exchange != null) {
            exchange.close();
        }
    }

    @Test
    void progress_isThatOfTheSlowestProduct_andBehindItsTrades() throws Exception {
        exchange = new TestExchange((socket, text) -> {
            socket.send(VENUE.trade("BTC-USD", 7, T, "1", "1", true));
            socket.send(VENUE.heartbeat("BTC-USD", 7, T.plusSeconds(3)));
            socket.send(VENUE.heartbeat("ETH-USD", 0, T.plusSeconds(2)));
        });
        start(producer, Duration.ofSeconds(30), exchange.url());
        await("the time", () -> !told.isEmpty());
        assertThat(told).containsExactly(T.plusSeconds(2));
        assertThat(Topic.data(producer, Topics.TICKS)).hasSize(1);
    }

    @Test
    void silentConnection_isGivenUpAndMadeAnew() throws Exception {
        exchange = new TestExchange((socket, text) -> socket.send(VENUE.heartbeat("BTC-USD", 0, T)));
        start(producer, Duration.ofMillis(100), exchange.url());
        await("a second subscription", () -> exchange.subscriptions.size() > 1);
    }

    @Test
    void exchangeThatEndsEachConnectionBehindItsFirstWord_isAskedLessAndLess() throws Exception {
        exchange = new TestExchange((socket, text) -> {
            socket.send(VENUE.heartbeat("BTC-USD", 0, T));
            socket.close();
        });
        start(producer, Duration.ofSeconds(30), exchange.url());
        await("a wait of two seconds", () -> waits().stream().anyMatch(wait -> wait.toMillis() > 1_900));
    }

    /** Until the next try, as it is told. */
    private List<Duration> waits() {
        return producer.history().stream()
                .filter(record -> record.topic().equals(Topics.SOURCES))
                .map(record -> EventSerde.of(SourceStatus.class).deserialize(record.topic(), record.value()))
                .filter(status -> status.state() == SourceStatus.State.FAILING && status.nextAsk() != null)
                .map(status -> Duration.between(status.told(), status.nextAsk()))
                .toList();
    }

    @Test
    void ping_isASignOfLife() throws Exception {
        exchange = new TestExchange((socket, text) -> socket.sendPing());
        start(producer, Duration.ofSeconds(2), exchange.url());
        await("the subscription", () -> !exchange.subscriptions.isEmpty());
        long until = System.nanoTime() + 4_000_000_000L;
        await("four seconds", () -> {
            exchange.getConnections().forEach(org.java_websocket.WebSocket::sendPing);
            return System.nanoTime() > until;
        });
        assertThat(exchange.subscriptions).hasSize(1);
    }

    @Test
    void exchangeThatIsAboutToShutDown_isLeftAndAskedAnew() throws Exception {
        exchange = new TestExchange((socket, text) -> socket.send("{\"e\":\"serverShutdown\",\"E\":1770123456789}"));
        start(new VenueMessages.Binance(false), producer, Duration.ofSeconds(30), exchange.url());
        await("a second subscription", () -> exchange.subscriptions.size() > 1);
    }

    @Test
    void exchangeThatIsAway_isTheSourcesProblem() throws Exception {
        URI nobody = URI.create("ws://127.0.0.1:1/");
        start(producer, Duration.ofSeconds(30), nobody);
        await(
                "the failure",
                () -> ingest.problems()
                        .get("trades:test")
                        .filter(why -> why.equals(nobody + " does not answer: nothing answers there"))
                        .isPresent());
    }

    @Test
    void slowKafka_holdsTheExchangeBack_andNothingIsLost() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        MockProducer<String, byte[]> slow =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
                    @Override
                    public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
                        if (record.topic().equals(Topics.TICKS)) {
                            try {
                                release.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        }
                        return super.send(record, callback);
                    }
                };
        AtomicBoolean first = new AtomicBoolean(true);
        exchange = new TestExchange((socket, text) -> {
            for (int i = 1; i <= 5_000 && first.get(); i++) {
                socket.send(VENUE.trade("BTC-USD", i, T, "1", "1", true));
            }
            first.set(false);
        });
        start(slow, Duration.ofSeconds(1), exchange.url());
        await("the subscription", () -> !exchange.subscriptions.isEmpty());
        // Long enough for the watchdog to look several times: it must not take Kafka's slowness for the exchange's.
        Thread.sleep(2_500);
        assertThat(exchange.subscriptions).hasSize(1);
        release.countDown();
        await("all trades", () -> count(slow) == 5_000);
    }

    private static long count(MockProducer<String, byte[]> producer) {
        return Topic.data(producer, Topics.TICKS).stream()
                .mapToLong(event -> ((TradeBatch) event).trades().size())
                .sum();
    }
}

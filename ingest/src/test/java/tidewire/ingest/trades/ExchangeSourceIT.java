package tidewire.ingest.trades;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.ingest.Topic.await;
import static tidewire.ingest.trades.TestExchange.heartbeat;
import static tidewire.ingest.trades.TestExchange.match;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
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
import org.java_websocket.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidewire.events.SourceEvent;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.ingest.Ingest;
import tidewire.ingest.IngestConfig;
import tidewire.ingest.Topic;

class ExchangeSourceIT {
    private static final Instant T = Instant.parse("2013-10-09T14:53:00Z");

    private final MockProducer<String, byte[]> producer = Topic.producer(true);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Instant> told = new CopyOnWriteArrayList<>();
    private TestExchange exchange;
    private Ingest ingest;

    private void start(MockProducer<String, byte[]> into, Duration heartbeatTimeout, URI url) {
        ExchangeConfig config = new ExchangeConfig(
                "test",
                "coinbase",
                url,
                List.of("BTC-USD", "ETH-USD"),
                Duration.ZERO,
                heartbeatTimeout,
                Duration.ofHours(1),
                true);
        ingest = Topic.ingest(
                new IngestConfig("test", List.of(), List.of(config), List.of()),
                into,
                meters,
                (source, time) -> told.add(time));
        ingest.start();
    }

    private void start() {
        start(producer, Duration.ofSeconds(30), exchange.url());
    }

    @AfterEach
    void stop() throws Exception {
        ingest.close();
        if (exchange != null) {
            exchange.close();
        }
    }

    private static void send(WebSocket socket, String... messages) {
        List.of(messages).forEach(socket::send);
    }

    private List<String> tradeIds() {
        return Topic.data(producer, Topics.TICKS).stream()
                .map(event -> ((Trade) event).symbol() + " " + ((Trade) event).tradeId())
                .toList();
    }

    private double missed() {
        return meters.counter("tidewire.ingest.exchange.trades.missed", "source", "trades:test")
                .count();
    }

    @Test
    void matches_becomeExactTrades_andTheSlowestProductsHeartbeatTheMarker() throws Exception {
        exchange = new TestExchange(socket -> send(
                socket,
                "{\"type\":\"subscriptions\",\"channels\":[]}",
                match("BTC-USD", 7, "00.028459"),
                match("ETH-USD", 3, "01"),
                heartbeat("BTC-USD", 7, "02"),
                heartbeat("ETH-USD", 3, "03"),
                match("BTC-USD", 8, "02.5"),
                heartbeat("BTC-USD", 8, "04")));
        start();
        await("both markers", () -> told.size() == 2);

        assertThat(exchange.subscriptions.get(0))
                .isEqualTo("{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"],"
                        + "\"channels\":[\"matches\",\"heartbeat\"]}");
        assertThat(Topic.data(producer, Topics.TICKS).get(0))
                .isEqualTo(new Trade(
                        "BTC-USD",
                        "trades:test",
                        Instant.parse("2013-10-09T14:53:00.028459Z"),
                        Instant.parse("2013-10-09T14:53:00.028459Z"),
                        new BigDecimal("400.23"),
                        new BigDecimal("5.23512000"),
                        "7",
                        Trade.Side.BUY));
        assertThat(Topic.events(producer, Topics.TICKS))
                .extracting(SourceEvent::eventId)
                .containsExactly(
                        "trades:test/BTC-USD/7",
                        "trades:test/ETH-USD/3",
                        "trades:test/" + T.plusSeconds(2),
                        "trades:test/" + T.plusSeconds(2),
                        "trades:test/BTC-USD/8",
                        "trades:test/" + T.plusSeconds(3),
                        "trades:test/" + T.plusSeconds(3));
        assertThat(told).containsExactly(T.plusSeconds(2), T.plusSeconds(3));
        assertThat(ingest.problems().get("trades:test")).isEmpty();
        assertThat(missed()).isZero();
    }

    @Test
    void fieldsMarkedSynthetic_areLeftOut() throws Exception {
        String synthetic = match("BTC-USD", 7, "00").replace("}", ",\"synthetic\":[\"trade_id\",\"side\"]}");
        exchange = new TestExchange(socket -> send(socket, synthetic));
        start();
        await("the trade", () -> tradeIds().size() == 1);

        Trade trade = (Trade) Topic.data(producer, Topics.TICKS).get(0);
        assertThat(trade.tradeId()).isNull();
        assertThat(trade.takerSide()).isNull();
        assertThat(trade.price()).isEqualTo("400.23");
    }

    @Test
    void connectionLost_isMadeAnew_inOrderWithoutRepetition_andTheGapIsCounted() throws Exception {
        exchange = new TestExchange(socket -> {
            send(socket, match("BTC-USD", 7, "00"), match("BTC-USD", 8, "01"));
            socket.close();
        });
        start();
        await("the first two", () -> tradeIds().size() == 2);
        exchange.script(socket -> send(
                socket,
                match("last_match", "BTC-USD", 8, "01"),
                match("BTC-USD", 11, "05"),
                match("ETH-USD", 1, "05"),
                heartbeat("BTC-USD", 12, "06"),
                heartbeat("ETH-USD", 1, "06")));
        await("the marker", () -> told.contains(T.plusSeconds(6)));

        assertThat(tradeIds()).containsExactly("BTC-USD 7", "BTC-USD 8", "BTC-USD 11", "ETH-USD 1");
        assertThat(missed()).isEqualTo(3); // 9 and 10 by the next match, 12 by the heartbeat
        assertThat(ingest.problems().get("trades:test")).isEmpty();
    }

    @Test
    void marker_afterReconnecting_waitsForTheSlowestProduct() throws Exception {
        exchange = new TestExchange(socket -> {
            send(socket, heartbeat("BTC-USD", 0, "01"), heartbeat("ETH-USD", 0, "01"));
            socket.close();
        });
        start();
        await("the first marker", () -> told.contains(T.plusSeconds(1)));
        exchange.script(socket ->
                send(socket, heartbeat("BTC-USD", 0, "09"), match("ETH-USD", 1, "05"), heartbeat("ETH-USD", 1, "08")));
        await("the second marker", () -> told.contains(T.plusSeconds(8)));
        assertThat(told).containsExactly(T.plusSeconds(1), T.plusSeconds(8));
    }

    @Test
    void silentConnection_isGivenUpAndMadeAnew() throws Exception {
        exchange = new TestExchange(socket -> send(socket, heartbeat("BTC-USD", 0, "01")));
        start(producer, Duration.ofMillis(100), exchange.url());
        await("a second subscription", () -> exchange.subscriptions.size() > 1);
        assertThat(ingest.problems()).containsKey("trades:test");
    }

    @Test
    void messagesThatCannotBeUsed_areSetAside_andTheStreamGoesOn() throws Exception {
        exchange = new TestExchange(socket -> send(
                socket,
                "no json",
                match("BTC-USD", 1, "00").replace("400.23", "-1"),
                match("BTC-USD", 2, "00").replace("400.23", "1e999999999"),
                match("BTC-USD", 3, "99"),
                match("DOGE-USD", 4, "00"),
                "{\"type\":\"match\"}",
                "{\"type\":\"something new\",\"deep\":{\"a\":[1,{\"type\":\"x\"}]}}",
                match("BTC-USD", 5, "02")));
        start();
        await("the good trade", () -> tradeIds().size() == 1);

        assertThat(tradeIds()).containsExactly("BTC-USD 5");
        assertThat(Topic.deadLetters(producer)).hasSize(6);
        assertThat(Topic.deadLetters(producer).get(1)).isEqualTo("Trade.price must be greater than zero, was -1");
        assertThat(Topic.deadLetters(producer).get(4)).contains("DOGE-USD");
    }

    @Test
    void refusedSubscription_isTheSourcesProblem() throws Exception {
        exchange = new TestExchange(
                socket -> send(
                        socket,
                        "{\"type\":\"error\",\"message\":\"Failed to subscribe\",\"reason\":\"ETH-USD is not a valid product\"}"));
        start();
        await(
                "the refusal",
                () -> ingest.problems()
                        .get("trades:test")
                        .filter(why ->
                                why.equals("the exchange says: Failed to subscribe: ETH-USD is not a valid product"))
                        .isPresent());
    }

    @Test
    void exchangeThatIsAway_isTriedUntilItIsThere() throws Exception {
        exchange = new TestExchange(socket -> send(socket, match("BTC-USD", 1, "00")));
        URI nobody = URI.create("ws://127.0.0.1:1/");
        start(producer, Duration.ofSeconds(30), nobody);
        await(
                "the failure",
                () -> ingest.problems()
                        .get("trades:test")
                        .filter(why -> why.startsWith(nobody + " does not answer"))
                        .isPresent());
    }

    @Test
    void slowKafka_holdsTheExchangeBack_andNothingIsLost() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        MockProducer<String, byte[]> slow =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
                    @Override
                    public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
                        try {
                            release.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return super.send(record, callback);
                    }
                };
        AtomicBoolean first = new AtomicBoolean(true);
        exchange = new TestExchange(socket -> {
            for (int i = 1; i <= 5_000 && first.get(); i++) {
                socket.send(match("BTC-USD", i, "00"));
            }
            first.set(false);
        });
        start(slow, Duration.ofMillis(100), exchange.url());
        await("the subscription", () -> !exchange.subscriptions.isEmpty());
        // Long enough for the watchdog to look several times: it must not take Kafka's slowness for the exchange's.
        Thread.sleep(2_500);
        assertThat(slow.history()).isEmpty();
        assertThat(exchange.subscriptions).hasSize(1);
        release.countDown();
        await("all trades", () -> slow.history().size() == 5_000);

        assertThat(Topic.data(slow, Topics.TICKS))
                .extracting(event -> Integer.parseInt(String.valueOf(((Trade) event).tradeId())))
                .isSorted()
                .doesNotHaveDuplicates();
    }
}

package tidewire.ingest.trades;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidewire.events.SourceEvent;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.events.TradeBatch;
import tidewire.ingest.IngestContext;
import tidewire.ingest.IngestState;
import tidewire.ingest.Publisher;
import tidewire.ingest.Topic;
import tidewire.ingest.clock.ObservationClock;
import tidewire.ingest.trades.venue.Venues;

/** What a venue says that cannot be: said once, counted, and no trade is lost for it. */
class TradeFlowTest {
    private static final VenueMessages VENUE = new VenueMessages.Coinbase();
    private static final String BTC = "BTC-USD";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final long SECOND = 1_000_000_000L;
    private static final long ABSURD = 1_000_000_000_000_000L;

    private final ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockProducer<String, byte[]> producer = Topic.producer(true);
    private final TradeFlow flow = new TradeFlow(
            new ExchangeConfig(
                    "test",
                    VENUE.type(),
                    URI.create("ws://127.0.0.1:1/"),
                    URI.create("http://127.0.0.1:1/"),
                    VENUE.products(),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    true),
            Venues.of(VENUE.type(), VENUE.products()),
            new IngestContext(
                    "test",
                    new Publisher(producer, meters),
                    new ObservationClock(() -> NOON, Instant.EPOCH),
                    IngestState.NONE,
                    (source, time) -> {},
                    pool,
                    () -> NOON,
                    meters));

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private void trade(long id, Instant time) {
        flow.accept(VENUE.trade(BTC, id, time, "1", "1", true));
    }

    private void heartbeat(long lastId) {
        flow.accept(VENUE.heartbeat(BTC, lastId, NOON));
    }

    private List<String> ids() {
        flow.flush();
        List<String> ids = new ArrayList<>();
        for (SourceEvent event : Topic.data(producer, Topics.TICKS)) {
            ((TradeBatch) event).trades().stream().map(Trade::tradeId).forEach(ids::add);
        }
        return ids;
    }

    private double count(String meter) {
        return meters.counter("tidewire.ingest.exchange." + meter, "source", "trades:test")
                .count();
    }

    /** Nobody has the trades of any hole; returns how often they were asked for. */
    private int askInVain(long second) {
        int asked = 0;
        for (Optional<Holes.Hole> hole = flow.holes().next(second * SECOND);
                hole.isPresent();
                hole = flow.holes().next(second * SECOND)) {
            flow.holes().asking(hole.get());
            flow.holes().filled(hole.get(), "the REST service does not have them");
            asked++;
        }
        return asked;
    }

    @Test
    void heartbeatFarFromAllTrades_isOneLetter_andCounted_andCostsNoTrade() {
        trade(7, NOON);
        for (int i = 0; i < 600; i++) {
            heartbeat(ABSURD + i);
            trade(8 + i, NOON);
            heartbeat(8 + i);
        }
        assertThat(ids()).hasSize(601).doesNotHaveDuplicates();
        assertThat(Topic.deadLetters(producer))
                .singleElement()
                .asString()
                .isEqualTo(
                        "the last trade of BTC-USD, 1000000000000000, is too far from all others; more like it are counted, not"
                                + " kept");
        assertThat(count("heartbeats.bad")).isEqualTo(600);
        heartbeat(ABSURD);
        assertThat(flow.remarks()).contains("BTC-USD: its heartbeats name trades that cannot be");
        heartbeat(607);
        assertThat(flow.remarks()).doesNotContain("heartbeats");
    }

    @Test
    void heartbeatThatCannotBeRead_orOfAnotherProduct_isOneLetterOfEachKind() {
        for (int i = 0; i < 60; i++) {
            flow.accept(
                    "{\"type\":\"heartbeat\",\"sequence\":" + i + ",\"last_trade_id\":7,\"product_id\":\"BTC-USD\"}");
            flow.accept(
                    "{\"type\":\"heartbeat\",\"sequence\":" + i + ",\"last_trade_id\":7,\"time\":\"" + NOON + "\"}");
            flow.accept(VENUE.heartbeat("DOGE-USD", i, NOON.plusSeconds(i)));
        }
        assertThat(Topic.deadLetters(producer)).hasSize(3);
        assertThat(count("heartbeats.bad")).isEqualTo(180);
    }

    @Test
    void heartbeatThatNamesATradeThatNobodyHas_isNoLoss_andCostsNone() {
        trade(7, NOON);
        heartbeat(1_000);
        askInVain(1);
        assertThat(askInVain(3)).isEqualTo(1);
        trade(8, NOON);
        trade(9, NOON);
        heartbeat(1_000);
        assertThat(askInVain(100)).isZero();

        assertThat(ids()).containsExactly("7", "8", "9");
        assertThat(count("trades.missed")).isZero();
    }

    @Test
    void heartbeatsThatGoOnNamingTradesThatNobodyHas_areAskedForLessAndLess() {
        trade(7, NOON);
        int asked = 0;
        for (int second = 1; second <= 600; second++) {
            trade(7 + second, NOON);
            heartbeat(1_000 + second);
            asked += askInVain(second);
        }
        assertThat(asked).isBetween(4, 12);
        assertThat(ids()).hasSize(601);
        assertThat(count("trades.missed")).isZero();
    }

    @Test
    void tradesThatAHeartbeatNames_areMissed_whenALaterOneComesWithoutThem() {
        trade(7, NOON);
        heartbeat(9);
        askInVain(1);
        askInVain(3);
        assertThat(count("trades.missed")).isZero();
        trade(10, NOON);
        askInVain(10);
        assertThat(askInVain(12)).isEqualTo(1);
        assertThat(count("trades.missed")).isEqualTo(2);
    }

    @Test
    void tradeThatWasGivenUp_andComesAfterAll_counts() {
        trade(7, NOON);
        trade(10, NOON.plusSeconds(3));
        askInVain(1);
        assertThat(askInVain(3)).isEqualTo(1);
        assertThat(count("trades.missed")).isEqualTo(2);
        trade(9, NOON.plusSeconds(2));
        trade(9, NOON.plusSeconds(2));
        trade(8, NOON.plusSeconds(1));
        trade(11, NOON.plusSeconds(4));
        assertThat(ids()).containsExactly("7", "10", "9", "8", "11");
    }

    @Test
    void tradeFarFromAllOthers_countsWithTheNextThatGoesOnFromIt_inWhateverOrder() {
        trade(7, NOON);
        trade(ABSURD + 1, NOON);
        trade(ABSURD + 1, NOON);
        assertThat(ids()).containsExactly("7");
        trade(ABSURD, NOON);
        trade(ABSURD + 2, NOON);
        assertThat(ids()).containsExactly("7", "" + (ABSURD + 1), "" + ABSURD, "" + (ABSURD + 2));
        assertThat(Topic.deadLetters(producer)).hasSize(1);
    }

    @Test
    void firstTradeOfAll_whoseIdIsWrong_costsNoneOfTheOthers() {
        trade(ABSURD, NOON);
        LongStream.rangeClosed(1, 4).forEach(id -> trade(id, NOON));
        assertThat(ids()).containsExactly("" + ABSURD, "1", "2", "3", "4");
    }

    @Test
    void tradesOffTheClock_amongGoodOnes_areOneLetter_andCounted() {
        for (int id = 1; id <= 100; id++) {
            trade(id, id % 2 == 0 ? NOON : NOON.plus(Duration.ofHours(12)));
        }
        assertThat(ids()).hasSize(50);
        assertThat(Topic.deadLetters(producer)).hasSize(1);
        assertThat(count("trades.skewed")).isEqualTo(50);
    }
}

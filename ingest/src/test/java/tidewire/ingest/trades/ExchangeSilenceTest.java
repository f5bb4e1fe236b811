package tidewire.ingest.trades;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidewire.ingest.IngestContext;
import tidewire.ingest.IngestState;
import tidewire.ingest.Publisher;
import tidewire.ingest.Topic;
import tidewire.ingest.clock.ObservationClock;
import tidewire.ingest.trades.venue.Venues;

/** For how long an exchange has said nothing of what is traded, as {@code /metrics} tells it. */
class ExchangeSilenceTest {
    private static final VenueMessages VENUE = new VenueMessages.Coinbase();

    private final ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private TradeFlow flow;

    @BeforeEach
    void start() {
        ExchangeConfig exchange = new ExchangeConfig(
                "test",
                VENUE.type(),
                URI.create("ws://127.0.0.1:1/"),
                null,
                VENUE.products(),
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                true);
        IngestContext context = new IngestContext(
                "test",
                new Publisher(Topic.producer(true), meters),
                new ObservationClock(() -> now, Instant.EPOCH),
                IngestState.NONE,
                (source, time) -> {},
                pool,
                () -> now,
                meters);
        flow = new TradeFlow(exchange, Venues.of(VENUE.type(), VENUE.products()), context);
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private double silent() {
        return meters.get("tidewire.ingest.exchange.silent")
                .tag("source", "trades:test")
                .gauge()
                .value();
    }

    @Test
    void exchangeThatHasNeverSpoken_isSilentSinceTheStart() {
        now = now.plusSeconds(300);
        assertThat(silent()).isEqualTo(300);
    }

    @Test
    void answerToTheSubscription_isNoTrade() {
        now = now.plusSeconds(60);
        flow.accept("{\"type\":\"subscriptions\",\"channels\":[]}");
        assertThat(silent()).isEqualTo(60);
    }

    @Test
    void tradeAndHeartbeat_endTheSilence() {
        now = now.plusSeconds(60);
        flow.accept(VENUE.trade("BTC-USD", 7, now, "1", "1", true));
        assertThat(silent()).isZero();
        now = now.plusSeconds(20);
        assertThat(silent()).isEqualTo(20);
        flow.accept(VENUE.heartbeat("BTC-USD", 7, now));
        assertThat(silent()).isZero();
    }
}

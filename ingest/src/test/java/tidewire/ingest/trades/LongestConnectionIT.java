package tidewire.ingest.trades;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.ingest.Topic.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tidewire.ingest.IngestContext;
import tidewire.ingest.IngestState;
import tidewire.ingest.Publisher;
import tidewire.ingest.Topic;
import tidewire.ingest.clock.ObservationClock;

/** Binance cuts a connection after 24 hours. */
class LongestConnectionIT {
    private static final VenueMessages VENUE = new VenueMessages.Binance(false);

    @Test
    void connection_isMadeAnewShortlyBeforeTheVenueCutsIt() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        IngestContext context = new IngestContext(
                "test",
                new Publisher(Topic.producer(true), meters),
                new ObservationClock(InstantSource.system(), Instant.EPOCH),
                IngestState.NONE,
                (source, time) -> {},
                pool,
                now::get,
                meters);
        try (TestExchange exchange =
                new TestExchange((socket, text) -> socket.send(VENUE.acknowledgement(VENUE.products())))) {
            ExchangeSource source = new ExchangeSource(
                    new ExchangeConfig(
                            "test",
                            VENUE.type(),
                            exchange.url(),
                            null,
                            VENUE.products(),
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(2),
                            true),
                    context);
            source.start();
            await("the subscription", () -> source.problem().isEmpty());
            now.set(now.get().plus(Duration.ofHours(23)));
            source.tick();
            assertThat(source.problem()).isEmpty();

            now.set(now.get().plus(Duration.ofMinutes(31)));
            source.tick();
            await("another subscription", () -> exchange.subscriptions.size() == 2);
            source.close();
        } finally {
            pool.shutdownNow();
        }
    }
}

package tidewire.ingest.trades;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidewire.ingest.IngestContext;
import tidewire.ingest.IngestState;
import tidewire.ingest.Publisher;
import tidewire.ingest.Topic;
import tidewire.ingest.clock.Observation;
import tidewire.ingest.clock.ObservationClock;

class HolesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Product product = new Product();
    private final Holes holes = new Holes(
            "trades:test",
            Map.of("X", product),
            new IngestContext(
                    "test",
                    new Publisher(Topic.producer(true), meters),
                    new ObservationClock(() -> NOON, Instant.EPOCH),
                    IngestState.NONE,
                    (source, time) -> {},
                    pool,
                    () -> NOON,
                    meters),
            true);

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    /** A hold that nobody holds any more would stop the ingestor's time for good. */
    @Test
    void connectionLostAgain_beforeAHoleIsFilled_takesNoSecondHold() {
        product.isNew(1, NOON);
        product.isNew(5, NOON);
        holes.resumed(product);
        Observation first = product.hold;
        assertThat(first).isNotNull();
        product.reconnects();
        product.isNew(9, NOON);
        holes.resumed(product);
        assertThat(product.hold).isSameAs(first);
        holes.filled(holes.next(System.nanoTime()).orElseThrow(), "nothing");
        assertThat(product.hold).isNull();
    }

    /** A name server that is silent, for instance. */
    @Test
    void serviceThatDoesNotReturn_doesNotHoldTimeUp() {
        product.isNew(1, NOON);
        product.isNew(5, NOON);
        holes.next(1);
        Holes.Hole hole = holes.next(2_000_000_000L).orElseThrow();
        holes.asking(hole);
        assertThat(product.hold).isNotNull();
        holes.tick(product.heldSince + 7_000_000_000L);
        assertThat(product.hold).isNotNull();
        holes.tick(product.heldSince + 8_000_000_000L);
        assertThat(product.hold).isNull();
        holes.filled(hole, "nothing");
        assertThat(product.hold).isNull();
    }
}

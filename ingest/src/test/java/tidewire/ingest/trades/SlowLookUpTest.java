package tidewire.ingest.trades;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidewire.ingest.IngestContext;
import tidewire.ingest.IngestState;
import tidewire.ingest.Publisher;
import tidewire.ingest.Topic;
import tidewire.ingest.clock.ObservationClock;

/** A name server that is silent for long. */
class SlowLookUpTest {
    /** One thread for all sources: what waits on it holds up everybody. */
    private final ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final ExchangeSource source = new ExchangeSource(
            ExchangeConfig.of("test", "coinbase", URI.create("ws://127.0.0.1:1/"), List.of("BTC-USD")),
            new IngestContext(
                    "test",
                    new Publisher(Topic.producer(true), meters),
                    new ObservationClock(InstantSource.system(), Instant.EPOCH),
                    IngestState.NONE,
                    (source, time) -> {},
                    pool,
                    InstantSource.system(),
                    meters),
            this::lookUp);

    private Optional<String> lookUp() {
        asked.countDown();
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.of("unknown host");
    }

    @AfterEach
    void stop() {
        answer.countDown();
        source.close();
        pool.shutdownNow();
    }

    @Test
    void hostThatTakesLongToBeLookedUp_holdsUpNeitherThePoolNorTheTicker() throws Exception {
        source.start();
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

        pool.submit(() -> {}).get(30, TimeUnit.SECONDS);
        pool.submit(source::tick).get(30, TimeUnit.SECONDS);
        assertThat(source.problem()).hasValue("not connected yet");

        answer.countDown();
        Topic.await("the answer", () -> source.problem().orElse("").equals("unknown host"));
    }
}

package tidewire.ingest;

import static tidewire.ingest.Topic.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.api.Test;
import tidewire.events.Topics;
import tidewire.ingest.trades.ExchangeConfig;

class TimeGoesOnTest {
    /** Memory that a source needs for a moment may be missing to whoever writes the markers. */
    @Test
    void markersGoOn_whereMemoryWasShortOnce() throws Exception {
        MockProducer<String, byte[]> producer = Topic.producer(true);
        AtomicBoolean isShort = new AtomicBoolean();
        ExchangeConfig nobody =
                ExchangeConfig.of("test", "coinbase", URI.create("ws://127.0.0.1:1/"), List.of("BTC-USD"));
        try (Ingest ingest = new Ingest(
                new IngestConfig("test", List.of(), List.of(nobody), List.of()),
                producer,
                IngestState.NONE,
                new SimpleMeterRegistry(),
                (source, time) -> {},
                () -> {
                    if (Thread.currentThread().getName().startsWith("ingest-clock-") && isShort.getAndSet(false)) {
                        throw new OutOfMemoryError("as a test has it");
                    }
                    return Instant.now();
                },
                false)) {
            ingest.start();
            isShort.set(true);
            await("the shortage", () -> !isShort.get());
            int before = markers(producer);
            await("time", () -> markers(producer) > before + 1);
        }
    }

    private static int markers(MockProducer<String, byte[]> producer) {
        return Topic.markers(producer, Topics.NEWS, 0).size();
    }
}

package tidewire.ingest.trades;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.ingest.Topic.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.api.Test;
import tidewire.events.Topics;
import tidewire.ingest.Ingest;
import tidewire.ingest.IngestConfig;
import tidewire.ingest.ScriptedServer;
import tidewire.ingest.Topic;

class BackfillIT {
    private static final VenueMessages.Coinbase VENUE = new VenueMessages.Coinbase();

    /** Headers and half a page, and then nothing, on a connection that stays. */
    @Test
    void pageThatStalls_isGivenUp_andTimeGoesOn() throws Exception {
        MockProducer<String, byte[]> producer = Topic.producer(true);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        CountDownLatch ended = new CountDownLatch(1);
        Instant now = Instant.now();
        try (ScriptedServer rest = new ScriptedServer((request, out) -> {
                    ScriptedServer.head(out, 200, "Content-Type: application/json", "Content-Length: 1000");
                    out.write(ScriptedServer.utf8("[{"));
                    out.flush();
                    try {
                        ended.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                TestExchange exchange = new TestExchange((socket, text) -> {
                    socket.send(VENUE.trade("BTC-USD", 7, now, "1", "1", true));
                    socket.send(VENUE.trade("BTC-USD", 9, now, "1", "1", true));
                });
                Ingest ingest = Topic.ingest(
                        new IngestConfig(
                                "test",
                                List.of(),
                                List.of(new ExchangeConfig(
                                        "test",
                                        VENUE.type(),
                                        exchange.url(),
                                        rest.url(""),
                                        VENUE.products(),
                                        Duration.ofSeconds(120),
                                        Duration.ofMinutes(2),
                                        true)),
                                List.of()),
                        producer,
                        meters,
                        (source, time) -> {})) {
            ingest.start();
            await("the question", () -> !rest.requests.isEmpty());
            await("what is lost", () -> missed(meters) == 1);
            int markers = markers(producer);
            await("time", () -> markers(producer) > markers + 1);
            assertThat(rest.requests).hasSize(1);
        } finally {
            ended.countDown();
        }
    }

    private static double missed(SimpleMeterRegistry meters) {
        return meters.counter("tidewire.ingest.exchange.trades.missed", "source", "trades:test")
                .count();
    }

    private static int markers(MockProducer<String, byte[]> producer) {
        return Topic.markers(producer, Topics.NEWS, 0).size();
    }
}

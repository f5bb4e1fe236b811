package tidewire.app.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.events.TapeEntry;

/**
 * An ingestor that is killed again and again loses nothing and doubles nothing, and its time goes on. {@code -Dtidewire.kills=30}
 * is the long form.
 */
class IngestKilledIT {
    private static final int KILLS = Integer.getInteger("tidewire.kills", 3);
    private static final int EACH = 10;

    private final Random random = new Random(3);

    @Test
    void ingestorKilledAgainAndAgain_everyItemIsOnTheTapeOnce(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0);
                FeedHost host = new FeedHost();
                LiveTape tape =
                        LiveTape.alone(broker.clientProperties(), List.of("feed:healthy"), folder.resolve("state"))) {
            URI feed = host.url("127.0.0.1", "/healthy");
            for (int run = 0; run <= KILLS; run++) {
                Process process = IngestProcess.start(broker.bootstrapServers(), feed, folder.resolve("log"));
                try {
                    add(host, run * EACH, EACH / 2);
                    // What the run before had not sent is there too, or nothing of it is.
                    tape.await("healthy", run * EACH + EACH / 2);
                    add(host, run * EACH + EACH / 2, EACH - EACH / 2);
                    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(300)).toNanos());
                    if (run == KILLS) {
                        tape.await("healthy", (KILLS + 1) * EACH);
                    }
                } finally {
                    process.destroyForcibly().waitFor();
                }
            }

            assertThat(tape.entries.stream()
                            .filter(entry -> entry.item() != null)
                            .map(entry -> entry.item().id()))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, (KILLS + 1) * EACH)
                            .mapToObj(i -> "healthy:n" + i)
                            .toList());
            assertThat(tape.entries).extracting(TapeEntry::time).isSorted();
            assertThat(tape.entries).extracting(TapeEntry::late).containsOnly(false);
        }
    }

    private static void add(FeedHost host, int from, int count) {
        for (int i = from; i < from + count; i++) {
            host.add("/healthy", "n" + i, "Headline number " + i, "Mon, 01 Jan 2024 12:00:00 GMT");
        }
    }
}

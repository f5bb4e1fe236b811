package tidewire.app.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.broker.EmbeddedBroker;

/**
 * An ingestor and a summarizer (tape and digest), both killed at random moments again and again: what
 * stands on the topics, read committed, are the bytes of a run that nobody disturbed, with another number of threads.
 * {@code -Dtidewire.kills=30} is the long form.
 */
class EverythingKilledIT {
    private final Random random = new Random(7);

    @Test
    void results_areTheSameBytes_howeverOftenIngestTapeAndDigestAreKilled(@TempDir Path folder) throws Exception {
        Map<String, List<String>> undisturbed = World.undisturbed(folder);
        int kills = 0;
        try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0);
                World world = new World(broker.bootstrapServers(), folder, "killed", 2)) {
            world.begin();
            for (int minute = 1; minute <= World.MINUTES; minute++) {
                world.show(minute);
                if (minute > 1 && (minute - 1) * World.KILLS / World.MINUTES < minute * World.KILLS / World.MINUTES) {
                    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(400)).toNanos());
                    if (kills++ % 2 == 0) {
                        world.killIngest();
                    } else {
                        world.killSummarizer();
                    }
                }
                world.awaitPublished();
            }
            assertThat(kills).isEqualTo(World.KILLS);
            assertThat(world.end(World.size(undisturbed))).isEqualTo(undisturbed);
        }
    }
}

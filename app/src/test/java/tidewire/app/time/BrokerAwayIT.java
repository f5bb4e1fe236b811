package tidewire.app.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that is not there yet when everything starts, is killed in the midst of work, stays away and comes back on its data:
 * nobody has to do anything, and what stands on the topics, read committed, are the bytes of a run that nobody disturbed.
 * {@code -Dtidewire.away=60} keeps it away for a minute.
 */
class BrokerAwayIT {
    private static final Duration AWAY = Duration.ofSeconds(Long.getLong("tidewire.away", 5));

    @Test
    void results_areTheSameBytes_whenTheBrokerComesLate_isKilled_andStaysAway(@TempDir Path folder) throws Exception {
        Map<String, List<String>> undisturbed = World.undisturbed(folder);
        try (OwnBroker broker = new OwnBroker(folder.resolve("broker"), folder.resolve("broker.log"))) {
            CompletableFuture<World> starting = CompletableFuture.supplyAsync(() -> start(broker, folder));
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            broker.start();
            try (World world = starting.get()) {
                world.begin();
                int part = World.MINUTES / 3;
                world.play(1, part);

                // In the midst of what the stages have to do with this minute.
                world.show(part + 1);
                broker.kill();
                LockSupport.parkNanos(AWAY.toNanos());
                broker.start();
                world.awaitPublished();
                world.play(part + 2, 2 * part);

                broker.kill();
                // Nobody has a broker to tell of this.
                world.show(2 * part + 1);
                LockSupport.parkNanos(AWAY.toNanos());
                broker.start();
                world.awaitPublished();
                world.play(2 * part + 2, World.MINUTES);
                assertThat(world.end(World.size(undisturbed))).isEqualTo(undisturbed);
            }
        }
    }

    private static World start(OwnBroker broker, Path folder) {
        try {
            return new World(broker.bootstrapServers(), folder, "away", 2);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

package tidewire.app.tape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.events.Topics;

/**
 * Processes with the tape and digest stages that come and are killed, alone or beside others that share the desks, leave the
 * same bytes behind as one that is let go to the end. {@code -Dtidewire.kills=30} is the long form.
 */
class KillsIT {
    private static final int KILLS = Integer.getInteger("tidewire.kills", 3);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final List<String> RESULTS =
            List.of(Topics.TAPE, Topics.ALERTS, Topics.BARS, Topics.MOVES, Topics.DAYS, Topics.STORIES, Topics.DIGESTS);

    @TempDir
    static Path folder;

    private static Map<String, List<String>> undisturbed = Map.of();

    private final Random random = new Random(5);
    private final List<Process> processes = new ArrayList<>();

    @BeforeAll
    static void undisturbed() throws Exception {
        KillsIT it = new KillsIT();
        try (EmbeddedBroker broker = published()) {
            it.start(broker, "undisturbed");
            it.until(() -> Consumed.all(broker.clientProperties()));
            undisturbed = Results.read(broker.clientProperties(), RESULTS);
        } finally {
            it.killAll();
        }
        for (String topic : RESULTS) {
            assertThat(undisturbed.keySet()).as("with something on %s", topic).anyMatch(key -> key.startsWith(topic));
        }
    }

    @AfterEach
    void killAll() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
        processes.clear();
    }

    @Test
    void results_areTheSameBytes_howeverOftenTheProcessIsKilled() throws Exception {
        try (EmbeddedBroker broker = published()) {
            for (int kill = 1; kill <= KILLS; kill++) {
                start(broker, "killed");
                until(part(broker, kill, KILLS + 1));
                pause();
                killAll();
            }
            start(broker, "killed");
            until(end(broker));
            assertThat(Results.read(broker.clientProperties(), RESULTS)).isEqualTo(undisturbed);
        }
    }

    @Test
    void results_areTheSameBytes_whenInstancesShareDesksAndComeAndAreKilled() throws Exception {
        try (EmbeddedBroker broker = published()) {
            start(broker, "one");
            start(broker, "two");
            assertThat(DesksHeld.by(broker.clientProperties(), processes.size(), PATIENCE))
                    .as("members of the group that have desks")
                    .isEqualTo(2);
            for (int kill = 1; kill <= KILLS; kill++) {
                until(part(broker, 2 * kill - 1, 2 * KILLS + 2));
                pause();
                processes.remove(0).destroyForcibly().waitFor();
                until(part(broker, 2 * kill, 2 * KILLS + 2));
                // With a folder of its own: it knows nothing of what the others have read.
                start(broker, "added" + kill);
            }
            until(end(broker));
            assertThat(Results.read(broker.clientProperties(), RESULTS)).isEqualTo(undisturbed);
        }
    }

    private static EmbeddedBroker published() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(null, 0);
        try (Admin admin = Admin.create(broker.clientProperties())) {
            TopicSetup.ensure(admin, RecordedDay.PARTITIONS, (short) 1, Retention.FOREVER);
        }
        RecordedDay.publish(broker.clientProperties());
        return broker;
    }

    private void start(EmbeddedBroker broker, String name) throws IOException {
        processes.add(SummarizerProcess.start(
                broker.bootstrapServers(), folder.resolve(name), folder.resolve(name + ".log")));
    }

    /** So much of all results is there. */
    private static BooleanSupplier part(EmbeddedBroker broker, int part, int of) {
        return () -> size(broker) >= (long) size(undisturbed) * part / of;
    }

    private static BooleanSupplier end(EmbeddedBroker broker) {
        return () -> Consumed.all(broker.clientProperties()) && size(broker) >= size(undisturbed);
    }

    private void until(BooleanSupplier enough) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!enough.getAsBoolean()) {
            assertThat(processes).as("processes, see %s", folder).allMatch(Process::isAlive);
            assertThat(Instant.now()).as("results must go on, see %s", folder).isBefore(deadline);
        }
    }

    /** Not always just behind a commit. */
    private void pause() {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(200)).toNanos());
    }

    private static int size(EmbeddedBroker broker) {
        return size(Results.read(broker.clientProperties(), RESULTS));
    }

    private static int size(Map<String, List<String>> results) {
        return results.values().stream().mapToInt(List::size).sum();
    }
}

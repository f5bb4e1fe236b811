package tidewire.app.tape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.events.Topics;

/**
 * A process with the tape and digest stages that is killed again and again leaves the same bytes behind as one that is let
 * go to the end. {@code -Dtidewire.kills=30} is the long form.
 */
class KillsIT {
    private static final int KILLS = Integer.getInteger("tidewire.kills", 3);
    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final List<String> RESULTS =
            List.of(Topics.TAPE, Topics.ALERTS, Topics.BARS, Topics.MOVES, Topics.DAYS, Topics.STORIES, Topics.DIGESTS);

    @TempDir
    Path folder;

    private final Random random = new Random(5);

    @Test
    void results_areTheSameBytes_howeverOftenTheProcessIsKilled() throws Exception {
        Map<String, List<String>> undisturbed = run("undisturbed", 0, 0);
        for (String topic : RESULTS) {
            assertThat(undisturbed.keySet()).as("with something on %s", topic).anyMatch(key -> key.startsWith(topic));
        }

        assertThat(run("killed", KILLS, size(undisturbed))).isEqualTo(undisturbed);
    }

    /** @param size number of results to expect; 0 when that is not known */
    private Map<String, List<String>> run(String name, int kills, int size) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
            try (Admin admin = Admin.create(broker.clientProperties())) {
                TopicSetup.ensure(admin, RecordedDay.PARTITIONS, (short) 1, Retention.FOREVER);
            }
            RecordedDay.publish(broker.clientProperties());
            for (int kill = 1; kill <= kills; kill++) {
                int enough = size * kill / (kills + 1);
                process(broker, name, () -> size(broker) >= enough);
            }
            process(broker, name, () -> Consumed.all(broker.clientProperties()) && size(broker) >= size);
            return CommittedResults.read(broker.clientProperties(), RESULTS);
        }
    }

    /** Lets a process run until it has come so far, and kills it. */
    private void process(EmbeddedBroker broker, String name, BooleanSupplier enough)
            throws IOException, InterruptedException {
        Path log = folder.resolve(name + ".log");
        Process process = SummarizerProcess.start(broker.bootstrapServers(), folder.resolve(name), log);
        try {
            Instant deadline = Instant.now().plus(PATIENCE);
            while (!enough.getAsBoolean()) {
                assertThat(process.isAlive()).as("process, see %s", log).isTrue();
                assertThat(Instant.now()).as("results must go on, see %s", log).isBefore(deadline);
            }
            // Not always just behind a commit.
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(200)).toNanos());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static int size(EmbeddedBroker broker) {
        return size(CommittedResults.read(broker.clientProperties(), RESULTS));
    }

    private static int size(Map<String, List<String>> results) {
        return results.values().stream().mapToInt(List::size).sum();
    }
}

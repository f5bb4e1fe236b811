package tidewire.app.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.events.Topics;
import tidewire.llm.LanguageModel;
import tidewire.summarizer.Summarizer;

/**
 * Summarizers that share the desks, of which some are killed and some come later, and one whose model is as slow as can be, leave the
 * same bytes behind as one that is let go to the end. {@code -Dtidewire.kills=30} is the long form. Kills of one alone:
 * {@link tidewire.app.time.EverythingKilledIT}.
 */
class SharedDesksIT {
    private static final int KILLS = Integer.getInteger("tidewire.kills", 1);
    /** Less than a transaction of the digest stage lasts that nobody ends. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** Looking costs the processes' time. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private static final List<String> RESULTS =
            List.of(Topics.TAPE, Topics.ALERTS, Topics.BARS, Topics.MOVES, Topics.DAYS, Topics.STORIES, Topics.DIGESTS);

    @TempDir
    static Path folder;

    private static Map<String, List<String>> undisturbed = Map.of();

    private final Random random = new Random(5);
    private final List<Process> processes = new ArrayList<>();

    @BeforeAll
    static void undisturbed() throws Exception {
        SharedDesksIT it = new SharedDesksIT();
        try (EmbeddedBroker broker = published()) {
            it.start(broker, "undisturbed");
            it.until(() -> Consumed.all(broker.clientProperties()));
            undisturbed = CommittedResults.read(broker.clientProperties(), RESULTS);
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
    @EnabledIfSystemProperty(
            named = "tidewire.kills",
            matches = "\\d+",
            disabledReason = "takes minutes: run with -Dtidewire.kills=1, or in the nightly profile")
    void results_areTheSameBytes_whenInstancesShareDesksAndComeAndAreKilled() throws Exception {
        try (EmbeddedBroker broker = published()) {
            stalled(broker, "one");
            // In the midst of a digest, with its transaction open; nobody comes back to it.
            killAll();
            start(broker, "two");
            start(broker, "three");
            start(broker, "four");
            assertThat(DesksHeld.by(broker.clientProperties(), processes.size(), PATIENCE))
                    .as("members of the group that have desks")
                    .isEqualTo(3);
            for (int kill = 1; kill <= KILLS; kill++) {
                until(part(broker, 2 * kill - 1, 2 * KILLS + 2));
                pause();
                processes.remove(0).destroyForcibly().waitFor();
                // The others go on with its desks; nobody starts it again.
                until(part(broker, 2 * kill, 2 * KILLS + 2));
                // With a folder of its own: it knows nothing of what the others have read.
                start(broker, "added" + kill);
            }
            until(end(broker));
            assertThat(CommittedResults.read(broker.clientProperties(), RESULTS))
                    .isEqualTo(undisturbed);
        }
    }

    @Test
    void modelThatDoesNotAnswer_stallsNeitherTapesNorBarsNorAlerts_andItsDigestsComeWhenItDoes() throws Exception {
        List<String> without =
                RESULTS.stream().filter(topic -> !topic.equals(Topics.DIGESTS)).toList();
        Map<String, List<String>> due = new TreeMap<>(undisturbed);
        due.keySet().removeIf(key -> key.startsWith(Topics.DIGESTS));
        try (EmbeddedBroker broker = published();
                StallingModel model = new StallingModel(SummarizerProcess.model());
                Summarizer summarizer = new Summarizer(
                        SummarizerProcess.config(folder.resolve("stalled"), Duration.ofMinutes(1), 2),
                        model,
                        SummarizerProcess.client(broker.bootstrapServers()),
                        () -> RecordedDay.END,
                        new SimpleMeterRegistry())) {
            summarizer.start();
            model.asked.await();
            until(() -> size(broker, without) >= size(due) && isBehind(summarizer));
            assertThat(CommittedResults.read(broker.clientProperties(), RESULTS))
                    .isEqualTo(due);

            model.go();
            until(end(broker));
            assertThat(CommittedResults.read(broker.clientProperties(), RESULTS))
                    .isEqualTo(undisturbed);
        }
    }

    /** On another machine: state of its own, of which it has nothing, and the folder of windows that they share. */
    @Test
    void desksTakenOver_haveTheirWindowsFromTheSharedFolder_andWriteTheSameDigests() throws Exception {
        Path windows = folder.resolve("shared-windows");
        try (EmbeddedBroker broker = published();
                LanguageModel model = SummarizerProcess.model()) {
            try (Summarizer first = sharing(broker, model, "warm-one", windows, new SimpleMeterRegistry())) {
                first.start();
                until(() -> CommittedResults.records(broker.clientProperties(), Topics.DIGESTS)
                                .size()
                        >= 2);
            }
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            try (Summarizer second = sharing(broker, model, "warm-two", windows, meters)) {
                second.start();
                until(end(broker));
                assertThat(meters.find("tidewire.digest.restored").tag("from", "snapshot").counters().stream()
                                .mapToDouble(Counter::count)
                                .sum())
                        .isPositive();
            }
            assertThat(CommittedResults.read(broker.clientProperties(), RESULTS))
                    .isEqualTo(undisturbed);
        }
    }

    private static Summarizer sharing(
            EmbeddedBroker broker, LanguageModel model, String state, Path windows, MeterRegistry meters) {
        return new Summarizer(
                SummarizerProcess.config(folder.resolve(state), windows, Duration.ofMinutes(1), 1),
                model,
                SummarizerProcess.client(broker.bootstrapServers()),
                () -> RecordedDay.END,
                meters);
    }

    /** The desk whose digest is being written says that its model is behind, and how far. */
    private static boolean isBehind(Summarizer summarizer) {
        return summarizer.problems().values().stream()
                .flatMap(Optional::stream)
                .anyMatch(why -> why.startsWith("the model is ") && why.endsWith("entries wait for it"));
    }

    /** As the page on operating says: everything is stopped in the midst of its work, the folder is copied, and the copy goes on. */
    @Test
    void backup_restoredElsewhere_goesOnToTheSameBytes() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedBroker broker = published(data.resolve("broker"))) {
            stalled(broker, "data/streams");
            killAll();
            assertThat(size(broker)).isLessThan(size(undisturbed));
        }
        Path restored = folder.resolve("restored");
        copy(data, restored);
        try (EmbeddedBroker broker = EmbeddedBroker.start(restored.resolve("broker"), 0)) {
            start(broker, "restored/streams");
            until(end(broker));
            assertThat(CommittedResults.read(broker.clientProperties(), RESULTS))
                    .isEqualTo(undisturbed);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()));
            }
        }
    }

    private static EmbeddedBroker published() throws Exception {
        return published(null);
    }

    private static EmbeddedBroker published(@Nullable Path data) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(data, 0);
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

    private void stalled(EmbeddedBroker broker, String name) throws IOException {
        Path log = folder.resolve(name + ".log");
        processes.add(SummarizerProcess.stalling(broker.bootstrapServers(), folder.resolve(name), log));
        until(() -> lines(log).contains(SummarizerProcess.STALLS));
    }

    private static List<String> lines(Path log) {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Not always just behind a commit. */
    private void pause() {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(200)).toNanos());
    }

    private static int size(EmbeddedBroker broker) {
        return size(broker, RESULTS);
    }

    private static int size(EmbeddedBroker broker, List<String> topics) {
        return size(CommittedResults.read(broker.clientProperties(), topics));
    }

    private static int size(Map<String, List<String>> results) {
        return results.values().stream().mapToInt(List::size).sum();
    }
}

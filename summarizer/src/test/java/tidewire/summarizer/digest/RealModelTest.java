package tidewire.summarizer.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.events.Digest;
import tidewire.events.Json;
import tidewire.events.TapeEntry;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.Models;
import tidewire.llm.WindowConfig;
import tidewire.summarizer.Desk;
import tidewire.summarizer.TestObjects;
import tidewire.summarizer.gate.Limits;
import tidewire.summarizer.prompt.TapeFormat;
import tidewire.summarizer.prompt.Task;

/** The stage with the real engine: on a tiny random checkpoint of another family, and on the default model where it is. */
class RealModelTest {
    private static final Path TINY = Path.of("..", "llm", "src", "test", "resources", "checkpoints", "llama2");

    @TempDir
    Path windows;

    private final Desk desk = TestObjects.marketsDesk();

    @Test
    void tinyCheckpoint_restartedOnTheWay_writesTheSameDigests() {
        WindowConfig small = new WindowConfig(4, 300, WindowConfig.Eviction.ENTRY, 256);
        restartChangesNothing(TINY, new DigestOptions(small, true, 32, true, 100, 8, 0, null));
    }

    @Test
    void defaultModel_restartedOnTheWay_writesTheSameDigests() {
        String folder = System.getProperty("tidewire.model");
        assumeTrue(folder != null, "needs the system property tidewire.model, which the build sets");
        assertThat(Path.of(folder, "config.json")).exists();
        restartChangesNothing(Path.of(folder), DigestOptions.DEFAULT);
    }

    @Test
    void shippedModel_writesOnlyWhatItStandsBy() {
        String small = System.getProperty("tidewire.model");
        assumeTrue(small != null, "needs the system property tidewire.model, which the build sets");
        Path shipped = Path.of(small).resolveSibling("tidewire-135m");
        try (LanguageModel model = Models.load(shipped, LoadOptions.AUTO)) {
            assertThat(TapeFormat.of(model).tasks())
                    .containsExactlyInAnyOrder(Task.REWORD, Task.SHORTEN, Task.LEAD, Task.CHECK);
            double least = Limits.of(model.taught()).check();
            assertThat(least).isGreaterThan(Limits.DEFAULT.check());
            assertThat(Limits.of(model.taught()).certainty().nats()).isPositive();
            ProcessorHarness harness = new ProcessorHarness(desk, model, DigestOptions.DEFAULT);
            harness.send(Tape.ofAMorning(desk).entries());
            harness.close();
            assertThat(harness.digests()).hasSize(3);
            List<Digest.Line> lines = harness.digests().stream()
                    .flatMap(digest -> digest.lines().stream())
                    .toList();
            assertThat(lines)
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.wording() != Digest.Wording.REWORDED || line.check() >= least)
                            .as(line.text())
                            .isTrue());
        }
    }

    private void restartChangesNothing(Path folder, DigestOptions options) {
        List<TapeEntry> entries = Tape.ofAMorning(desk).entries();
        try (LanguageModel model = Models.load(folder, LoadOptions.AUTO)) {
            ProcessorHarness undisturbed = new ProcessorHarness(desk, model, options, windows.resolve("undisturbed"));
            undisturbed.send(entries);
            undisturbed.close();
            assertThat(undisturbed.digests()).hasSize(3);

            List<String> expected = texts(undisturbed.digests());
            assertThat(restarted(model, options, entries, "snapshot", () -> {})).isEqualTo(expected);
            assertThat(restarted(model, options, entries, "ledger", () -> delete(windows)))
                    .isEqualTo(expected);
            assertThat(restarted(model, options, entries, "ledger", () -> damage(windows)))
                    .isEqualTo(expected);
        }
    }

    /** The digests of a task that is stopped in the middle and taken over again. */
    private List<String> restarted(
            LanguageModel model, DigestOptions options, List<TapeEntry> entries, String from, Runnable between) {
        delete(windows);
        ProcessorHarness restarted = new ProcessorHarness(desk, model, options, windows);
        restarted.send(entries.subList(0, 6));
        restarted.close();
        between.run();
        restarted.start();
        restarted.send(entries.subList(6, entries.size()));
        restarted.catchUp();
        restarted.close();
        assertThat(restarted.restored(from)).as("restored from the " + from).isOne();
        return texts(restarted.digests());
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        files(folder).forEach(file -> file.toFile().delete());
    }

    private static void damage(Path folder) {
        assertThat(files(folder)).isNotEmpty();
        files(folder).forEach(file -> {
            try {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<String> texts(List<Digest> digests) {
        return digests.stream()
                .map(digest -> new String(Json.write(digest), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }
}

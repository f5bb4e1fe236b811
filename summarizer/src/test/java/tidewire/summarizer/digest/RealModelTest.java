package tidewire.summarizer.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidewire.events.Digest;
import tidewire.events.Json;
import tidewire.events.TapeEntry;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.Models;
import tidewire.llm.WindowConfig;
import tidewire.summarizer.Desk;
import tidewire.summarizer.TestObjects;

/** The stage with the real engine: on a tiny random checkpoint of another family, and on the default model where it is. */
class RealModelTest {
    private static final Path TINY = Path.of("..", "llm", "src", "test", "resources", "checkpoints", "llama2");

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

    private void restartChangesNothing(Path folder, DigestOptions options) {
        List<TapeEntry> entries = Tape.ofAMorning(desk).entries();
        try (LanguageModel model = Models.load(folder, LoadOptions.AUTO)) {
            ProcessorHarness undisturbed = new ProcessorHarness(desk, model, options);
            undisturbed.send(entries);
            undisturbed.close();
            assertThat(undisturbed.digests()).hasSize(3);

            ProcessorHarness restarted = new ProcessorHarness(desk, model, options);
            restarted.send(entries.subList(0, 6));
            restarted.restart();
            restarted.send(entries.subList(6, entries.size()));
            restarted.catchUp();
            restarted.close();

            assertThat(texts(restarted.digests())).isEqualTo(texts(undisturbed.digests()));
        }
    }

    private static List<String> texts(List<Digest> digests) {
        return digests.stream()
                .map(digest -> new String(Json.write(digest), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }
}

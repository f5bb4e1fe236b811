package tidewire.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
    @TempDir
    Path home;

    private Path large;
    private Path small;

    @BeforeEach
    void models() throws IOException {
        small = model("tidewire-25m");
        large = model("tidewire-135m");
    }

    private Path model(String name) throws IOException {
        Path folder = Files.createDirectories(home.resolve("models").resolve(name));
        Files.writeString(folder.resolve("config.json"), "{}");
        return folder;
    }

    @Test
    void nothingAsked_isTheDefaultModel() {
        assertThat(ModelFolder.of(null, home)).isEqualTo(large);
    }

    @Test
    void small_isTheSmallBundledModel_unlessThereIsAFolderOfThatName() throws IOException {
        Path asked = home.resolve("elsewhere").resolve("small");
        assertThat(ModelFolder.of(asked, home)).isEqualTo(small);
        Files.createDirectories(asked);
        assertThat(ModelFolder.of(asked, home)).isEqualTo(asked);
    }

    @Test
    void anotherName_isRefusedWithTheBundledOnes() {
        assertThatThrownBy(() -> ModelFolder.of(home.resolve("large"), home))
                .hasMessageContaining("large")
                .hasMessageContaining("default and small");
    }
}

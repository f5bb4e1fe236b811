package tidewire.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** The model that the project ships, or another that the system property {@code tidewire.model} names. */
public final class TestModel {
    private TestModel() {}

    /** Skips the test where nobody says which model; the build always does, and then it must be there. */
    public static Path folder() {
        String named = System.getProperty("tidewire.model");
        assumeTrue(named != null, "needs the system property tidewire.model, which the build sets");
        Path folder = Path.of(named).toAbsolutePath();
        assertThat(folder.resolve("config.json")).exists();
        return folder;
    }
}

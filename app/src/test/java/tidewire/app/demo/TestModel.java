package tidewire.app.demo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The model that the project ships, or another that the system property {@code tidewire.model} names. */
public final class TestModel {
    private TestModel() {}

    /** Skips the test, saying why, where there is none. */
    public static Path folder() {
        Path folder = Path.of(System.getProperty("tidewire.model", "models/missing"));
        assumeTrue(Files.isDirectory(folder), "needs a model folder: " + folder + " (system property tidewire.model)");
        return folder.toAbsolutePath();
    }
}

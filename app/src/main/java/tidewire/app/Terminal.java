package tidewire.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The process's surroundings: where results go ({@code out}), where all else goes ({@code err}), and what it was started
 * with. Passed in, so that a test can run a command like a shell does.
 *
 * @param home Tidewire's own folder, with the bundled model
 */
public record Terminal(PrintStream out, PrintStream err, Map<String, String> environment, Path folder, Path home) {

    /** The real one. The launcher script says where home is; without it, it is the current folder. */
    static Terminal ofProcess() {
        Path folder = Path.of("").toAbsolutePath();
        String home = System.getProperty("tidewire.home");
        return new Terminal(System.out, System.err, System.getenv(), folder, home == null ? folder : Path.of(home));
    }

    /** A path as the user wrote it, or null. */
    public @Nullable Path resolve(@Nullable Path path) {
        return path == null ? null : folder.resolve(path);
    }
}

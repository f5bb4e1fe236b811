package tidewire.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the history's file lies: where the configuration says, or in a folder that goes away with the dashboard. */
record HistoryFolder(Path file, boolean temporary) implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HistoryFolder.class);

    static HistoryFolder of(@Nullable Path configured) {
        try {
            if (configured == null) {
                // Named, since the JDK remembers where temporary files went first.
                Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
                return new HistoryFolder(
                        Files.createTempDirectory(temporary, "tidewire-history-")
                                .resolve("history.db"),
                        true);
            }
            Path file = configured.toAbsolutePath();
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return new HistoryFolder(file, false);
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the history (dashboard.history) can be made", e);
        }
    }

    @Override
    public void close() {
        Path folder = file.getParent();
        if (!temporary || folder == null) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path one : files.toList()) {
                Files.deleteIfExists(one);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            log.warn("{} could not be deleted: {}", folder, e.getMessage());
        }
    }
}

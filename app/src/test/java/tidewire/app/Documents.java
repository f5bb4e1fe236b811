package tidewire.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What people read of this project. */
final class Documents {
    private static final Path ROOT = Path.of("..");

    private Documents() {}

    /** All Markdown but what builds have left, and what releases have kept. */
    static List<Path> all() throws IOException {
        try (var files = Files.find(
                ROOT,
                4,
                (file, is) -> file.toString().endsWith(".md")
                        && !file.toString().matches(".*/(target|released|node_modules|\\.[a-z]+)/.*"))) {
            return files.sorted().toList();
        }
    }
}

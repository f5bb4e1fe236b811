package tidewire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelFilesTest {
    private static final long MOST_BYTES = 95_000_000;

    @Test
    void noFileOfAModel_isLargerThanARepositoryTakes() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("..", "models"))) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            assertThat(files).anyMatch(file -> file.toString().endsWith(".gguf"));
            for (Path file : files) {
                assertThat(Files.size(file)).as(file.toString()).isLessThanOrEqualTo(MOST_BYTES);
            }
        }
    }
}

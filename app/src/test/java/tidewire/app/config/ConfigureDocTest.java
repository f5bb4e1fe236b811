package tidewire.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigureDocTest {
    @Test
    void page_showsTheFileThatInitWrites() throws IOException {
        String page = Files.readString(Path.of("../docs/configure.md"));
        try (InputStream in = ConfigFile.class.getResourceAsStream("/tidewire/app/tidewire.yml")) {
            String template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(page).contains("```yaml\n" + template + "```");
        }
    }
}

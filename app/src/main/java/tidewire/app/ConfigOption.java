package tidewire.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import tidewire.app.config.ConfigFile;
import tidewire.app.config.TidewireConfig;

/** The option {@code --config} of every command that reads the configuration. */
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "tidewire.yml",
            description = "configuration file (${DEFAULT-VALUE}); ./tidewire init writes one")
    private Path file = Path.of("tidewire.yml");

    TidewireConfig read(Terminal terminal) {
        return ConfigFile.read(terminal.folder().resolve(file), terminal.environment());
    }
}

package tidewire.app.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import tidewire.app.Terminal;
import tidewire.app.config.ConfigException;
import tidewire.app.config.ConfigFile;
import tidewire.app.config.TidewireConfig;

/** The option {@code --config} of every command that reads the configuration. */
public final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "tidewire.yml",
            description = "configuration file (${DEFAULT-VALUE}); ./tidewire init writes one")
    private Path file = Path.of("tidewire.yml");

    /** @throws ConfigException when a variable is not set that only the sender of alerts needs */
    public void withSecretsOfAlerts(TidewireConfig tidewire) {
        if (!tidewire.alerts().unset().isEmpty()) {
            throw new ConfigException(file.toString(), tidewire.alerts().unset());
        }
    }

    /** The file itself. */
    Path path(Terminal terminal) {
        return terminal.folder().resolve(file);
    }

    public TidewireConfig read(Terminal terminal) {
        return ConfigFile.read(path(terminal), terminal.environment());
    }
}

package tidewire.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tidewire.app.ExitCode;
import tidewire.app.Failures;
import tidewire.app.Main;
import tidewire.app.StartException;
import tidewire.app.Terminal;

/** Writes a first configuration. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Write a commented tidewire.yml with public feeds and an exchange that needs no key.")
public final class InitCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "tidewire.yml",
            description = "file to write (${DEFAULT-VALUE})")
    private Path file = Path.of("tidewire.yml");

    public InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path target = terminal.folder().resolve(file);
        try (InputStream template = Objects.requireNonNull(Main.class.getResourceAsStream("tidewire.yml"))) {
            Files.copy(template, target);
        } catch (FileAlreadyExistsException e) {
            throw new StartException(file + " exists already and is left as it is.", e);
        } catch (IOException e) {
            throw new StartException(file + " cannot be written: " + Failures.text(e), e);
        }
        terminal.err().println("Wrote " + file + ". Next: ./tidewire check, then ./tidewire run");
        return ExitCode.DONE;
    }
}

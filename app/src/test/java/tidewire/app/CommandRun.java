package tidewire.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One command, run in this JVM as a shell would run it. */
public record CommandRun(int exitCode, String out, String err) {

    /** @param folder the current folder of the command */
    public static CommandRun of(Path folder, String... args) {
        return of(folder, Map.of(), args);
    }

    public static CommandRun of(Path folder, Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(terminal(folder, environment, out, err), args);
        return new CommandRun(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** Surroundings whose output can be looked at while the command runs. */
    public static Terminal terminal(
            Path folder, Map<String, String> environment, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Terminal(
                new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), environment, folder, folder);
    }

    public List<String> outLines() {
        return out.lines().toList();
    }

    public List<String> errLines() {
        return err.lines().toList();
    }
}

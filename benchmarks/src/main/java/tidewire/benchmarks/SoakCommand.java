package tidewire.benchmarks;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tidewire.app.StartException;
import tidewire.app.run.ModelFolder;
import tidewire.benchmarks.soak.SoakBench;

/** {@code ./tidewire bench soak}. */
@Command(
        name = "soak",
        description = {
            "Plays simulated weeks through everything in one process, as fast as it is read, and says at the end of each day",
            "what it takes: memory, handles, threads, disk. Fails when something grew from the week before to the last one.",
            "Topics lose their records by the simulated clock, after so few days that all of it happens in the first week."
        },
        mixinStandardHelpOptions = true)
final class SoakCommand implements Callable<Integer> {
    private static final int WEEK = 7;

    @Option(names = "--weeks", description = "How many (${DEFAULT-VALUE}).", defaultValue = "3")
    int weeks = 3;

    @Option(names = "--days", description = "So many days instead: what they take, not what grows.")
    @Nullable
    Integer days;

    @Option(
            names = "--model",
            description = "Model folder or GGUF file, default or small (${DEFAULT-VALUE}).",
            defaultValue = "small")
    Path model = Path.of("small");

    @Option(
            names = "--news",
            paramLabel = "FILE",
            description = "News of a file, as demo --news reads it, and no trades; without it the bundled week.")
    @Nullable
    Path news;

    @Override
    public Integer call() throws Exception {
        int asked = days == null ? weeks * WEEK : days;
        if (asked < 1) {
            System.err.println("bench soak: --weeks and --days must be 1 at least");
            return 2;
        }
        Path home = Path.of(Objects.requireNonNullElse(System.getProperty("tidewire.home"), ""));
        try {
            return new SoakBench(ModelFolder.of(model, home), asked, news, home, System.out).run() ? 0 : 1;
        } catch (StartException e) { // what was asked for is not to be had here
            System.err.println("bench soak: " + e.getMessage());
            return 2;
        }
    }
}

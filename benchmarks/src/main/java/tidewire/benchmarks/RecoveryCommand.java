package tidewire.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tidewire.benchmarks.recovery.RecoveryBench;

/** {@code ./tidewire bench recovery}. */
@Command(
        name = "recovery",
        description = {
            "Runs every part as a process of its own on a broker and feeds of this machine, kills each of them with SIGKILL",
            "while it works, and says how long it takes until it is ready again and what is left behind."
        },
        mixinStandardHelpOptions = true)
final class RecoveryCommand implements Callable<Integer> {
    @Option(names = "--kills", description = "Kills of each part.", defaultValue = "12")
    int kills = 12;

    @Option(names = "--model", description = "Model folder or GGUF file; without it the bundled one.")
    @Nullable
    Path model;

    @Option(names = "--json", description = "Print the table as JSON on stdout.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        FigureTable report = new FigureTable(json ? System.err : System.out);
        boolean held = new RecoveryBench(report, kills, model).run();
        if (json) {
            System.out.println(report.json());
        }
        return held ? 0 : 1;
    }
}

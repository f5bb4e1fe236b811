package tidewire.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;
import tidewire.app.StartException;

/** Stands here for the help; the launcher script starts the benchmarks with a class path of their own. */
@Command(name = "bench", description = "Measure this machine: ./tidewire bench --help lists what there is.")
public final class BenchCommand implements Callable<Integer> {
    /** Whatever follows belongs to the benchmarks; taken here so that the message is about what matters. */
    @Unmatched
    @SuppressWarnings("UnusedVariable")
    private final List<String> rest = new ArrayList<>();

    @Override
    public Integer call() {
        throw new StartException(
                "Benchmarks have a class path of their own: start them with the launcher script, ./tidewire bench");
    }
}

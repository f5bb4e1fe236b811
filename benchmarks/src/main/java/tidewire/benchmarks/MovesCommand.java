package tidewire.benchmarks;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tidewire.benchmarks.moves.MovesBench;

/** {@code ./tidewire bench moves}. */
@Command(
        name = "moves",
        description = "What the rules for moves find in the bundled week, and in random walks where there is nothing.",
        mixinStandardHelpOptions = true)
final class MovesCommand implements Callable<Integer> {
    @Option(names = "--list", description = "Print each move and each leg too.")
    boolean list;

    @Option(names = "--json", description = "Print the table as JSON on stdout.")
    boolean json;

    @Override
    public Integer call() {
        PrintStream progress = json ? System.err : System.out;
        FigureTable report = new FigureTable(progress);
        new MovesBench(progress, report, MovesBench.WALKS).run(list);
        if (json) {
            System.out.println(report.json());
        }
        return 0;
    }
}

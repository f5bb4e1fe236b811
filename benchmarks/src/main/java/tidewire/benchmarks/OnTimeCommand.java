package tidewire.benchmarks;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tidewire.benchmarks.ontime.OnTimeBench;

/** {@code ./tidewire bench ontime}. */
@Command(
        name = "ontime",
        description = {
            "How long an item takes from a feed's answer to its row on the tape and on the page, with dead feeds among the living.",
            "Exits with 1 when more than 5 of 100 take over two seconds."
        },
        mixinStandardHelpOptions = true)
final class OnTimeCommand implements Callable<Integer> {
    @Option(names = "--items", description = "Items that are published, eight a second.", defaultValue = "200")
    int items = 200;

    @Option(names = "--json", description = "Print the table as JSON on stdout.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        FigureTable report = new FigureTable(json ? System.err : System.out);
        boolean held = new OnTimeBench(report, items).run();
        if (json) {
            System.out.println(report.json());
        }
        return held ? 0 : 1;
    }
}

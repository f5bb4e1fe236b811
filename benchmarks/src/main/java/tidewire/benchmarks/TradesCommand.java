package tidewire.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tidewire.benchmarks.trades.TradesBench;

/** {@code ./tidewire bench trades}. */
@Command(
        name = "trades",
        description =
                "What a trade costs from the topic to bars and from a WebSocket to bars, beside bare readers of the same.",
        mixinStandardHelpOptions = true)
final class TradesCommand implements Callable<Integer> {
    @Option(names = "--trades", description = "Trades in each log.", defaultValue = "1000000")
    int trades = 1_000_000;

    @Option(names = "--json", description = "Print the table as JSON on stdout.")
    boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintStream progress = json ? System.err : System.out;
        FigureTable report = new FigureTable(progress);
        new TradesBench(report, trades).run();
        if (json) {
            System.out.println(report.json());
        }
        return 0;
    }
}

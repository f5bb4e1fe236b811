package tidewire.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tidewire.app.play.LabelledSet;
import tidewire.benchmarks.stories.Foretold;
import tidewire.benchmarks.stories.RankBench;

/** {@code ./tidewire bench rank}. */
@Command(
        name = "rank",
        description = "How well stories are ordered: a labelled set is played through the real tape application.",
        mixinStandardHelpOptions = true)
final class RankCommand implements Callable<Integer> {
    @Option(
            names = "--set",
            required = true,
            paramLabel = "FILE",
            description =
                    "JSON lines as demo --news reads them, with importance 0 to 3 as an editor gives it at first sight.")
    Path set = Path.of("");

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "The labels, when they stand in a file of their own.")
    @Nullable
    Path labels;

    @Override
    public Integer call() throws IOException {
        try {
            print(RankBench.of(LabelledSet.read(set, labels)));
            return 0;
        } catch (IllegalArgumentException e) { // what was asked for is not to be had here
            System.err.println(e.getMessage());
            return 2;
        }
    }

    private static void print(RankBench bench) {
        System.out.printf("%-22s %8s   %20s%n", "", "NDCG@5", "place of what leads");
        bench.scores()
                .forEach((name, scores) -> System.out.printf(
                        Locale.ROOT,
                        "%-22s %8.3f   %20.2f   (%d hours)%n",
                        name,
                        scores.ndcg(),
                        scores.leadPlace(),
                        scores.hours()));
        System.out.printf("reports to skip that are told: %d of %d%n", bench.skipTold(), bench.skip());
        Foretold foretold = bench.foretold();
        System.out.printf(
                Locale.ROOT,
                "importance at first sight and further reports in 12 hours: Spearman %.3f (95%%: %.2f to %.2f) over %d stories%n",
                foretold.correlation(),
                foretold.between().get(0),
                foretold.between().get(1),
                foretold.stories());
        System.out.printf(
                "stories that drew any: %d of %d; of the fifth most important at first sight %d of %d%n",
                foretold.drew(), foretold.stories(), foretold.drewOfFirst(), foretold.first());
    }
}

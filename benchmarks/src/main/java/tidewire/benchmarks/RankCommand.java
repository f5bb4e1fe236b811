package tidewire.benchmarks;

import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tidewire.app.play.LabelledSet;
import tidewire.benchmarks.stories.Foretold;
import tidewire.benchmarks.stories.RankBench;

/** {@code ./tidewire bench rank}. */
@Command(
        name = "rank",
        description = {
            "How well stories are ordered: a labelled set is played through the real tape application.",
            "Labels: importance, 0 to 3 as an editor gives it at first sight."
        },
        mixinStandardHelpOptions = true)
final class RankCommand extends SetCommand {
    @Option(names = "--list", description = "Print each story of each hour with its rank too.")
    boolean list;

    @Override
    void judge(LabelledSet read) throws IOException {
        RankBench bench = RankBench.of(read);
        print(bench);
        if (list) {
            bench.listed().forEach(System.out::println);
        }
    }

    private static void print(RankBench bench) {
        if (bench.scores().isEmpty()) {
            System.out.println("no item of the set has an 'importance': only what needs none");
        } else {
            printOrder(bench);
        }
        printForetold(bench.foretold());
    }

    private static void printOrder(RankBench bench) {
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
    }

    private static void printForetold(Foretold foretold) {
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

package tidewire.benchmarks;

import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tidewire.app.play.LabelledSet;
import tidewire.benchmarks.stories.ClusterScores;
import tidewire.benchmarks.stories.StoriesBench;

/** {@code ./tidewire bench stories}. */
@Command(
        name = "stories",
        description = {
            "How well reports are sorted into stories: a labelled set is played through the real tape application.",
            "Labels: story (null: not scored), chain and hard_negatives."
        },
        mixinStandardHelpOptions = true)
final class StoriesCommand extends SetCommand {
    @Option(names = "--list", description = "Print each pair that is not as labelled too.")
    boolean list;

    @Override
    void judge(LabelledSet read) throws IOException {
        StoriesBench bench = StoriesBench.of(read);
        System.out.printf(
                Locale.ROOT,
                "%-22s %9s %9s %9s   %9s %9s %9s   %11s   %11s%n",
                "",
                "B-cubed P",
                "R",
                "F1",
                "pairs P",
                "R",
                "F1",
                "chain links",
                "kept apart");
        bench.scores().forEach(StoriesCommand::print);
        if (list) {
            bench.mistakes().forEach(System.out::println);
        }
    }

    private static void print(String name, ClusterScores scores) {
        System.out.printf(
                Locale.ROOT,
                "%-22s %9s %9s %9s   %9s %9s %9s   %5d / %3d   %5d / %3d%n",
                name,
                share(scores, scores.bCubedPrecision()),
                share(scores, scores.bCubedRecall()),
                share(scores, scores.bCubedF1()),
                share(scores, scores.pairPrecision()),
                share(scores, scores.pairRecall()),
                share(scores, scores.pairF1()),
                scores.chainFound(),
                scores.chainLinks(),
                scores.keptApart(),
                scores.apart());
    }

    /** Of a set that says of no item which story it tells, nothing is known. */
    private static String share(ClusterScores scores, double share) {
        return scores.items() == 0 ? "-" : String.format(Locale.ROOT, "%.3f", share);
    }
}

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
                "%-22s %9.3f %9.3f %9.3f   %9.3f %9.3f %9.3f   %5d / %3d   %5d / %3d%n",
                name,
                scores.bCubedPrecision(),
                scores.bCubedRecall(),
                scores.bCubedF1(),
                scores.pairPrecision(),
                scores.pairRecall(),
                scores.pairF1(),
                scores.chainFound(),
                scores.chainLinks(),
                scores.keptApart(),
                scores.apart());
    }
}

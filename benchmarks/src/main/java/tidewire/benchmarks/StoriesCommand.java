package tidewire.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tidewire.app.play.LabelledSet;
import tidewire.benchmarks.stories.ClusterScores;
import tidewire.benchmarks.stories.StoriesBench;

/** {@code ./tidewire bench stories}. */
@Command(
        name = "stories",
        description =
                "How well reports are sorted into stories: a labelled set is played through the real tape application.",
        mixinStandardHelpOptions = true)
final class StoriesCommand implements Callable<Integer> {
    @Option(
            names = "--set",
            required = true,
            paramLabel = "FILE",
            description =
                    "JSON lines as demo --news reads them, with story (null: not scored), chain and hard_negatives.")
    Path set = Path.of("");

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "The labels, when they stand in a file of their own.")
    @Nullable
    Path labels;

    @Option(names = "--list", description = "Print each pair that is not as labelled too.")
    boolean list;

    @Override
    public Integer call() throws IOException {
        try {
            LabelledSet read = LabelledSet.read(set, labels);
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
            return 0;
        } catch (IllegalArgumentException e) { // what was asked for is not to be had here
            System.err.println(e.getMessage());
            return 2;
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

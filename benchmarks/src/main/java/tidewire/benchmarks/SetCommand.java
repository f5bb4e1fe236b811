package tidewire.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tidewire.app.play.LabelledSet;

/** What is judged by a labelled set. */
abstract class SetCommand implements Callable<Integer> {
    @Option(
            names = "--set",
            required = true,
            paramLabel = "FILE",
            description = "JSON lines as demo --news reads them, with the labels that are named above.")
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
            judge(LabelledSet.read(set, labels));
            return 0;
        } catch (IllegalArgumentException e) { // what was asked for is not to be had here
            System.err.println(e.getMessage());
            return 2;
        }
    }

    /** @throws IllegalArgumentException if the set has not what is judged */
    abstract void judge(LabelledSet read) throws IOException;
}

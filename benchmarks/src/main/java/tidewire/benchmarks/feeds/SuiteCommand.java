package tidewire.benchmarks.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./tidewire bench feeds}. */
@Command(
        name = "feeds",
        description = {
            "How many documents of a suite the feed reader reads as the suite says: guid, title, link, time, summary, text,",
            "author and categories of each item. A case is NAME.xml with NAME.json beside it, or NAME.json with",
            "NAME_expected.json, in which items[] (or entries[]) stand; such a suite is testdata/ of github.com/mmcdole/gofeed."
        },
        mixinStandardHelpOptions = true)
public final class SuiteCommand implements Callable<Integer> {
    @Option(names = "--suite", required = true, paramLabel = "DIR", description = "Folder of the suite.")
    Path suite = Path.of("");

    @Override
    public Integer call() throws IOException {
        List<FeedCase> cases = Files.isDirectory(suite) ? FeedCase.in(suite) : List.of();
        if (cases.isEmpty()) {
            System.err.println(
                    suite + " holds no case: NAME.xml beside NAME.json, in which items[] have a field that is read"
                            + " here, or NAME.json beside NAME_expected.json");
            return 2;
        }
        int literally = 0;
        int plain = 0;
        for (FeedCase one : cases) {
            literally += one.failures(false).isEmpty() ? 1 : 0;
            List<String> failures = one.failures(true);
            plain += failures.isEmpty() ? 1 : 0;
            if (!failures.isEmpty()) {
                System.out.println(suite.relativize(one.document()) + ": " + String.join("; ", failures));
            }
        }
        print("as written", literally, cases.size());
        print("texts as plain text", plain, cases.size());
        return 0;
    }

    private static void print(String what, int right, int cases) {
        System.out.printf(
                Locale.ROOT, "%-20s %5d of %d cases with items (%.1f%%)%n", what, right, cases, 100.0 * right / cases);
    }
}

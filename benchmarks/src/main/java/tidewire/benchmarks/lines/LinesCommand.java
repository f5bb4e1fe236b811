package tidewire.benchmarks.lines;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tidewire.app.play.LabelledSet;
import tidewire.events.NewsItem;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.ModelException;
import tidewire.llm.Models;

/** {@code ./tidewire bench lines --news FILE --model FILE}: a line for each item, as a digest of it alone would have it. */
@Command(
        name = "lines",
        description = "A digest line for each item of a file, beside its title and its lead sentence.",
        mixinStandardHelpOptions = true)
public final class LinesCommand implements Callable<Integer> {
    @Option(
            names = "--news",
            required = true,
            description = "JSON lines as demo --news reads them, with the story of each where it has one; may be .xz.")
    Path news = Path.of("");

    @Option(names = "--model", required = true, description = "Model folder or GGUF file.")
    Path model = Path.of("");

    @Option(names = "--title-hidden", description = "Show the text alone; its first sentence stands as the title.")
    boolean hidden;

    @Option(names = "--count", description = "This many items, drawn at random with a fixed seed (all).")
    int count = Integer.MAX_VALUE;

    @Option(names = "--seed", description = "Of the draw (${DEFAULT-VALUE}).", defaultValue = "5")
    long seed = 5;

    @Option(names = "--empty-window", description = "Empty the window before each item.")
    boolean empty;

    @Option(names = "--attempts", description = "Tell what was written for each task and why it was refused.")
    boolean attempts;

    @Option(names = "--to", description = "Write the lines here too, as JSON lines.")
    @Nullable
    Path to;

    @Override
    public Integer call() throws IOException {
        try (LanguageModel loaded = Models.load(model, LoadOptions.AUTO);
                PrintStream file = to == null
                        ? new PrintStream(PrintStream.nullOutputStream())
                        : new PrintStream(Files.newOutputStream(to), true, StandardCharsets.UTF_8)) {
            LinesBench bench = new LinesBench(loaded, hidden, empty, attempts);
            LabelledSet set = LabelledSet.read(news, null);
            for (NewsItem item : items(set)) {
                bench.tell(item, set.label(item.id()).story()).ifPresent(line -> {
                    System.out.println(line.shown());
                    file.println(line.json());
                });
            }
            System.out.print(bench.summary());
            return 0;
        } catch (IllegalArgumentException | ModelException e) { // what was asked for is not to be had here
            System.err.println(e.getMessage());
            return 2;
        }
    }

    /** In the order of the file. */
    private List<NewsItem> items(LabelledSet set) {
        List<NewsItem> all = set.items();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            places.add(i);
        }
        Collections.shuffle(places, new Random(seed));
        return places.stream().limit(count).sorted().map(all::get).toList();
    }
}

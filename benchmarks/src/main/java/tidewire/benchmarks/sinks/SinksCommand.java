package tidewire.benchmarks.sinks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tidewire.app.play.LabelledSet;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.ModelException;
import tidewire.llm.Models;
import tidewire.summarizer.text.CleanLine;

/** {@code ./tidewire bench sinks --model FILE --news FILE}: Tables 1 and 2 of the sink window's paper, on these weights. */
@Command(
        name = "sinks",
        description = "Loss of a model over many windows with 0, 1, 2, 4 and 8 sinks, and of recomputing every window.",
        mixinStandardHelpOptions = true)
public final class SinksCommand implements Callable<Integer> {
    @Option(names = "--model", required = true, description = "Model folder or GGUF file.")
    Path model = Path.of("");

    @Option(names = "--news", required = true, description = "Text to read: JSON lines as demo --news reads them.")
    Path news = Path.of("");

    @Option(names = "--window", description = "Tokens of a window (${DEFAULT-VALUE}).", defaultValue = "1024")
    int window = 1024;

    @Option(names = "--windows", description = "Windows to read (${DEFAULT-VALUE}).", defaultValue = "50")
    int windows = 50;

    @Option(names = "--samples", description = "Positions to recompute (${DEFAULT-VALUE}).", defaultValue = "100")
    int samples = 100;

    @Option(
            names = "--sinks",
            description = "Numbers of sinks (${DEFAULT-VALUE}).",
            split = ",",
            defaultValue = "0,1,2,4,8")
    @Nullable
    List<Integer> sinks;

    @Override
    public Integer call() throws IOException {
        try (LanguageModel loaded = Models.load(model, LoadOptions.AUTO)) {
            SinksBench bench = new SinksBench(loaded, tokens(loaded), window, samples);
            System.out.printf("%d tokens, window of %d%n", bench.length(), window);
            System.out.printf("%-14s %14s %14s %14s%n", "", "first window", "after it", "at samples");
            for (int count : java.util.Objects.requireNonNull(sinks)) {
                SinksBench.Losses losses = bench.rolling(count);
                System.out.printf(
                        Locale.ROOT,
                        "%-14s %14.3f %14.3f %14.3f%n",
                        count == 0 ? "window only" : count + (count == 1 ? " sink" : " sinks"),
                        losses.first(),
                        losses.after(),
                        losses.sampled());
            }
            System.out.printf(Locale.ROOT, "%-14s %14s %14s %14.3f%n", "recomputation", "", "", bench.recomputed());
            return 0;
        } catch (IllegalArgumentException | ModelException e) { // what was asked for is not to be had here
            System.err.println(e.getMessage());
            return 2;
        }
    }

    /** The model's own first token, and the texts behind it. */
    private int[] tokens(LanguageModel loaded) {
        String text = LabelledSet.read(news, null).items().stream()
                .map(item -> item.title() + ". " + (item.text() == null ? "" : item.text()))
                .map(CleanLine::clean)
                .collect(Collectors.joining("\n"));
        IntStream first = loaded.tokenizer().beginOfStream().stream();
        if (loaded.taught().number("marker.sink").isPresent()) {
            first = IntStream.of(loaded.taught().number("marker.sink").getAsInt());
        }
        int[] all = IntStream.concat(first, IntStream.of(loaded.tokenizer().encode(text)))
                .limit((long) windows * window)
                .toArray();
        if (all.length < 2 * window) {
            throw new IllegalArgumentException(news + " has only " + all.length + " tokens of text");
        }
        return all;
    }
}

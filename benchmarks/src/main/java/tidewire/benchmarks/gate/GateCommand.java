package tidewire.benchmarks.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.ModelException;
import tidewire.llm.Models;
import tidewire.summarizer.gate.Judgement;
import tidewire.summarizer.gate.Limits;

/** {@code ./tidewire bench gate --set FILE}: precision and recall of the gate's checks on labelled lines. */
@Command(
        name = "gate",
        description = "The gate's checks on labelled lines: precision and recall of each and of all together.",
        mixinStandardHelpOptions = true)
public final class GateCommand implements Callable<Integer> {
    @Option(names = "--set", required = true, description = "JSON lines: sources, line, label, split, kind.")
    @Nullable
    Path set;

    @Option(names = "--split", description = "tune, report or all.", defaultValue = "all")
    String split = "all";

    @Option(names = "--kind", description = "line (own words), short (cuts) or all.", defaultValue = "all")
    String kind = "all";

    @Option(names = "--model", description = "A model to ask for its own check, if it was taught one.")
    @Nullable
    Path model;

    @Option(names = "--least-check", description = "How sure the model must be, not its own limit.")
    @Nullable
    Double least;

    @Option(
            names = "--least-if-doubted",
            description = "The same for a line that a reading of its grammar speaks against.")
    @Nullable
    Double leastIfDoubted;

    @Option(names = "--reasons", description = "Print every line with what the gate says of it.")
    boolean reasons;

    @Option(
            names = "--scores",
            description = "Write outcome, check and surprise of every line to this file, as JSON lines.")
    @Nullable
    Path scores;

    @Override
    public Integer call() {
        try {
            List<LabelledLine> lines = LabelledLine.read(java.util.Objects.requireNonNull(set)).stream()
                    .filter(line -> kind.equals("all") || line.kind().equals(kind))
                    .filter(line -> split.equals("all") || line.split().equals(split))
                    .toList();
            measure(lines);
            return 0;
        } catch (IOException e) {
            System.err.println(e.getMessage() + " is not there, or cannot be read or written");
        } catch (IllegalArgumentException | ModelException e) {
            System.err.println(e.getMessage());
        }
        return 2;
    }

    private void measure(List<LabelledLine> lines) throws IOException {
        if (model == null) {
            print(lines, null, Limits.DEFAULT);
            return;
        }
        try (LanguageModel loaded = Models.load(model, LoadOptions.AUTO)) {
            List<Judgement> checks = ModelCheck.of(loaded, lines).orElse(null);
            if (checks == null) {
                System.err.println(loaded.info().name() + " was not taught to check lines");
            }
            Limits limits = Limits.of(loaded.taught());
            print(lines, checks, limits.with(least, leastIfDoubted));
        }
    }

    private void print(List<LabelledLine> lines, @Nullable List<Judgement> checks, Limits limits) throws IOException {
        new GateBench(lines, checks, limits).print(System.out, reasons);
        if (scores != null) {
            GateScores.write(scores, lines, checks);
        }
    }
}

package tidewire.benchmarks.gate;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.gate.Gate;
import tidewire.summarizer.gate.Judgement;
import tidewire.summarizer.gate.Limits;
import tidewire.summarizer.gate.Verdict;
import tidewire.summarizer.gate.Verdict.Outcome;
import tidewire.summarizer.gate.source.Sources;

/**
 * What each check of the gate, and all together, say of labelled lines. A check finds bad lines (false or broken): precision is
 * how many of those it refuses are bad, recall how many of the bad ones it refuses.
 */
final class GateBench {
    private static final double[] LIMITS = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};

    private final List<LabelledLine> lines;
    private final List<Map<Outcome, Optional<String>>> faults = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final @Nullable List<Judgement> checks;
    private final Limits limits;

    /** @param checks what the model thinks of each line, null without a model that can be asked */
    GateBench(List<LabelledLine> lines, @Nullable List<Judgement> checks, Limits limits) {
        this.lines = lines;
        this.checks = checks;
        this.limits = limits;
        for (int i = 0; i < lines.size(); i++) {
            LabelledLine line = lines.get(i);
            Sources sources = new Sources(line.sources());
            Gate gate = new Gate(Set.of(), !line.kind().equals("short"), limits);
            Judgement judgement = checks == null ? Judgement.NONE : checks.get(i);
            faults.add(gate.each(line.line(), sources));
            verdicts.add(gate.check(line.line(), true, sources, judgement));
        }
    }

    void print(PrintStream out, boolean reasons) {
        Map<LabelledLine.Label, Integer> labels = new EnumMap<>(LabelledLine.Label.class);
        lines.forEach(line -> labels.merge(line.label(), 1, Integer::sum));
        out.printf("%d lines: %s%n%n", lines.size(), labels);
        out.printf(Locale.ROOT, "%-32s %8s %10s %10s%n", "refuses", "n", "precision", "recall");
        for (Outcome check : List.of(
                Outcome.SHAPE,
                Outcome.NUMBER,
                Outcome.NAME,
                Outcome.QUOTE,
                Outcome.QUALIFIER,
                Outcome.ROLE,
                Outcome.WORD,
                Outcome.CUT)) {
            row(
                    out,
                    check.name().toLowerCase(Locale.ROOT),
                    i -> Objects.requireNonNull(faults.get(i).get(check)).isPresent());
        }
        if (checks != null) {
            for (double limit : LIMITS) {
                row(out, String.format(Locale.ROOT, "check below %.2f", limit), i -> check(checks.get(i)) < limit);
            }
            for (double limit : LIMITS) {
                row(out, String.format(Locale.ROOT, "certainty below %.2f", limit), i -> sure(checks.get(i)) < limit);
            }
        }
        row(out, "all together", i -> !leaves(i));
        out.println();
        summary(out, "all", i -> true);
        summary(out, "reworded", i -> verdicts.get(i).outcome() == Outcome.REWORDED);
        summary(out, "shortened", i -> verdicts.get(i).outcome() == Outcome.SHORTENED);
        if (reasons) {
            out.println();
            for (int i = 0; i < lines.size(); i++) {
                Verdict verdict = verdicts.get(i);
                String why = verdict.why() == null ? "" : ": " + verdict.why();
                out.printf(
                        "%-8s %s %s%s%n         %s%n",
                        lines.get(i).label(),
                        checks == null ? "" : String.format(Locale.ROOT, "%.3f", sure(checks.get(i))),
                        verdict.outcome(),
                        why,
                        lines.get(i).line());
            }
        }
    }

    private static double check(Judgement judgement) {
        return Objects.requireNonNull(judgement.check());
    }

    private double sure(Judgement judgement) {
        return limits.certainty().of(check(judgement), judgement.nats());
    }

    /** A copy leaves too, as its source's words. */
    private boolean leaves(int i) {
        return verdicts.get(i).passed() || verdicts.get(i).outcome() == Outcome.COPIED;
    }

    private void row(PrintStream out, String name, Predicate<Integer> refuses) {
        int refused = 0;
        int rightly = 0;
        int bad = 0;
        for (int i = 0; i < lines.size(); i++) {
            boolean refusesIt = refuses.test(i);
            refused += refusesIt ? 1 : 0;
            rightly += refusesIt && lines.get(i).isBad() ? 1 : 0;
            bad += lines.get(i).isBad() ? 1 : 0;
        }
        out.printf(Locale.ROOT, "%-32s %8d %10s %10s%n", name, refused, share(rightly, refused), share(rightly, bad));
    }

    private void summary(PrintStream out, String name, Predicate<Integer> which) {
        int generated = 0;
        int bad = 0;
        int good = 0;
        int goodThrough = 0;
        for (int i = 0; i < lines.size(); i++) {
            boolean copied = verdicts.get(i).outcome() == Outcome.COPIED;
            boolean passed = verdicts.get(i).passed() && which.test(i);
            generated += passed ? 1 : 0;
            bad += passed && lines.get(i).isBad() ? 1 : 0;
            good += lines.get(i).label() == LabelledLine.Label.GOOD && !copied ? 1 : 0;
            goodThrough += passed && lines.get(i).label() == LabelledLine.Label.GOOD ? 1 : 0;
        }
        out.printf(
                Locale.ROOT,
                "%-10s leave as generated: %d, false or broken %s; good ones that pass %s of %d%n",
                name,
                generated,
                share(bad, generated),
                share(goodThrough, good),
                good);
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / whole);
    }
}

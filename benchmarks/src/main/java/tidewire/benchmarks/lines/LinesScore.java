package tidewire.benchmarks.lines;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tidewire.summarizer.gate.promise.FigurePromise;
import tidewire.summarizer.gate.source.Figures;
import tidewire.summarizer.gate.source.Sources;

/** Sums over lines. */
final class LinesScore {
    private final Map<String, Integer> wordings = new TreeMap<>();
    private int items;
    private int told;
    private int words;
    private int figures;
    private int linesWithWrongFigures;
    private double line;
    private double lead;
    private double generatedLine;
    private double generatedLead;
    private int generated;
    private double novelty;
    private long nanos;

    void add(WrittenLine one, long took) {
        items++;
        nanos += took;
        novelty += one.novelty();
        wordings.merge(one.wording(), 1, Integer::sum);
        if (one.line().isEmpty()) {
            return;
        }
        told++;
        words += RougeL.words(one.line()).size();
        double mine = RougeL.score(one.line(), one.title());
        double leads = RougeL.score(one.sources().get(0), one.title());
        line += mine;
        lead += leads;
        if (!one.wording().equals("source")) {
            generated++;
            generatedLine += mine;
            generatedLead += leads;
        }
        figures += Figures.of(one.line()).figures().size();
        linesWithWrongFigures +=
                FigurePromise.fault(one.line(), new Sources(one.sources())).isPresent() ? 1 : 0;
    }

    String summary(long tokensWritten) {
        int n = Math.max(1, told);
        int g = Math.max(1, generated);
        return String.format(
                Locale.ROOT,
                "%d items: %s%nROUGE-L against titles: lines %.3f, lead sentences %.3f; of the %d generated ones %.3f and %.3f%n"
                        + "%.1f words a line; %d figures, lines with one that the source has not: %d%n"
                        + "novelty %.3f nats a token; %.2f s an item, %d tokens written%n",
                items,
                wordings,
                line / n,
                lead / n,
                generated,
                generatedLine / g,
                generatedLead / g,
                (double) words / n,
                figures,
                linesWithWrongFigures,
                novelty / Math.max(1, items),
                nanos / 1e9 / Math.max(1, items),
                tokensWritten);
    }
}

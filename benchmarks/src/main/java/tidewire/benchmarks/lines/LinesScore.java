package tidewire.benchmarks.lines;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sums over lines. */
final class LinesScore {
    private final Map<String, Integer> wordings = new TreeMap<>();
    private int items;
    private int told;
    private int words;
    private int figures;
    private int wrongFigures;
    private int updates;
    private int updatesTold;
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
        updates += one.isUpdate() ? 1 : 0;
        if (one.line().isEmpty()) {
            return;
        }
        updatesTold += one.isUpdate() ? 1 : 0;
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
        List<String> said = PlainFigures.of(one.line());
        figures += said.size();
        wrongFigures += (int) said.stream()
                .filter(figure ->
                        !PlainFigures.of(String.join(" ", one.sources())).contains(figure))
                .count();
    }

    String summary(long tokensWritten) {
        int n = Math.max(1, told);
        int g = Math.max(1, generated);
        return String.format(
                Locale.ROOT,
                "%d items: %s%nROUGE-L against titles: lines %.3f, lead sentences %.3f; of the %d generated ones %.3f and %.3f%n"
                        + "%.1f words a line; %d figures, of them not in the source as they stand: %d%n"
                        + "%d items of stories that were told before; of those with a line: %d%n"
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
                wrongFigures,
                updates,
                updatesTold,
                novelty / Math.max(1, items),
                nanos / 1e9 / Math.max(1, items),
                tokensWritten);
    }
}

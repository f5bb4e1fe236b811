package tidewire.benchmarks.stories;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tidewire.app.play.LabelledSet;
import tidewire.app.play.TapePlay;
import tidewire.benchmarks.stories.HourLines.Line;
import tidewire.events.NewsItem;
import tidewire.events.TapeEntry;

/**
 * The stories of each hour of a labelled set, ordered by the product and by simpler means.
 *
 * @param scores by the name of the means; empty when no item has an importance
 * @param skip reports that an editor would skip
 * @param skipTold those that a line would be written from
 * @param listed each story of each hour in the order of its digest: whether it is told, its labels, its rank and what that is made of
 */
public record RankBench(
        Map<String, RankScores> scores, int skip, int skipTold, Foretold foretold, List<String> listed) {
    public static RankBench of(LabelledSet set) throws IOException {
        return of(set, TapePlay.of(set.items(), "bench").entries());
    }

    static RankBench of(LabelledSet set, List<TapeEntry> tape) {
        if (set.items().stream().map(NewsItem::id).allMatch(id -> set.label(id).importance() == null)) {
            return new RankBench(Map.of(), 0, 0, Foretold.of(tape), List.of());
        }
        HourLines lines = HourLines.of(tape);
        Comparator<Line> newest = Comparator.comparing(Line::last).reversed();
        Comparator<Line> sources = Comparator.<Line>comparingInt(line -> -line.items().stream()
                        .mapToInt(entry -> HourLines.ref(entry).sources())
                        .max()
                        .orElse(0))
                .thenComparing(newest);
        Map<String, RankScores> scores = new LinkedHashMap<>();
        scores.put("tidewire", RankScores.of(set, lines, null));
        scores.put("recency", RankScores.of(set, lines, newest));
        scores.put("number of sources", RankScores.of(set, lines, sources));
        long skip = set.items().stream().filter(item -> isSkip(set, item.id())).count();
        long told = lines.hours().stream()
                .flatMap(List::stream)
                .filter(Line::told)
                .filter(line ->
                        isSkip(set, Objects.requireNonNull(line.best().item()).id()))
                .count();
        return new RankBench(scores, (int) skip, (int) told, Foretold.of(tape), listed(set, lines));
    }

    private static List<String> listed(LabelledSet set, HourLines lines) {
        List<String> listed = new ArrayList<>();
        for (List<Line> hour : lines.hours()) {
            listed.add(hour.get(0).best().time().truncatedTo(ChronoUnit.HOURS).toString());
            hour.forEach(line -> listed.add(listed(set, line)));
        }
        return listed;
    }

    private static String listed(LabelledSet set, Line line) {
        String labels = line.items().stream()
                .map(entry -> String.valueOf(
                        set.label(Objects.requireNonNull(entry.item()).id()).importance()))
                .collect(Collectors.joining(","));
        return String.format(
                Locale.ROOT,
                "  %-4s %-8s %.2f %s %s",
                line.told() ? "told" : "",
                labels,
                line.rank(),
                Objects.requireNonNull(line.best().item()).title(),
                line.reasons());
    }

    private static boolean isSkip(LabelledSet set, String id) {
        return Objects.equals(set.label(id).importance(), 0);
    }
}

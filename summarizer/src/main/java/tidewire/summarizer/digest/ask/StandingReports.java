package tidewire.summarizer.digest.ask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tidewire.events.StoryRef;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.gate.word.Lemma;
import tidewire.summarizer.gate.word.Word;

/**
 * Reports that nothing later of their story puts right: not what a correction is another form of, nor what has most of its title's words,
 * whoever told it. What else was said of the story stands.
 */
final class StandingReports {
    /** Share of the shorter title's words. */
    private static final double NEAR = 0.5;

    private static final int SHORT = 3;

    private StandingReports() {}

    /** @param known in any order @return by their place on the tape */
    static List<IntervalReport> of(List<IntervalReport> known) {
        Map<String, List<IntervalReport>> byStory = new LinkedHashMap<>();
        known.stream()
                .sorted(Comparator.comparing(IntervalReport::time))
                .forEach(report -> byStory.computeIfAbsent(report.story().id(), id -> new ArrayList<>())
                        .add(report));
        return byStory.values().stream()
                .flatMap(story -> standing(story).stream())
                .sorted(Comparator.comparing(IntervalReport::time))
                .toList();
    }

    private static List<IntervalReport> standing(List<IntervalReport> story) {
        List<IntervalReport> standing = new ArrayList<>();
        for (IntervalReport report : story) {
            if (report.story().role() == StoryRef.Role.CORRECTION) {
                standing.removeIf(earlier -> earlier.id().equals(report.id()) || isNear(earlier, report));
            }
            standing.add(report);
        }
        return standing;
    }

    private static boolean isNear(IntervalReport earlier, IntervalReport correction) {
        Set<String> said = words(earlier);
        Set<String> right = words(correction);
        long both = said.stream().filter(right::contains).count();
        return both >= NEAR * Math.min(said.size(), right.size());
    }

    /** Of the title, figures left out: they are what corrections change. */
    private static Set<String> words(IntervalReport report) {
        return Word.of(report.title()).stream()
                .filter(word -> !word.hasDigit() && word.text().length() > SHORT)
                .map(word -> Lemma.of(word.key()))
                .collect(Collectors.toSet());
    }
}

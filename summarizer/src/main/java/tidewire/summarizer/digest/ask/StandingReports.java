package tidewire.summarizer.digest.ask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tidewire.events.StoryRef;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.digest.tell.IntervalStories;

/** Reports that nothing later of their story puts right. Of what was said before a correction copies go too: they may be of what was wrong. */
final class StandingReports {
    private StandingReports() {}

    /** @param known in any order @return by their place on the tape */
    static List<IntervalReport> of(List<IntervalReport> known) {
        Map<String, List<IntervalReport>> byStory = new LinkedHashMap<>();
        known.stream()
                .sorted(Comparator.comparing(IntervalReport::time))
                .forEach(report -> byStory.computeIfAbsent(report.story().id(), id -> new ArrayList<>())
                        .add(report));
        return byStory.values().stream()
                .flatMap(story -> withoutCopies(IntervalStories.standing(story)).stream())
                .sorted(Comparator.comparing(IntervalReport::time))
                .toList();
    }

    private static List<IntervalReport> withoutCopies(List<IntervalReport> story) {
        List<IntervalReport> standing = new ArrayList<>();
        for (IntervalReport report : story) {
            if (report.story().role() == StoryRef.Role.CORRECTION) {
                standing.removeIf(earlier -> earlier.story().role() == StoryRef.Role.COPY);
            }
            standing.add(report);
        }
        return standing;
    }
}

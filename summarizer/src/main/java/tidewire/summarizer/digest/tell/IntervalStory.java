package tidewire.summarizer.digest.tell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tidewire.events.Citation;
import tidewire.events.StoryRef;
import tidewire.summarizer.prompt.StoryText;

/**
 * A story that an interval brought something of.
 *
 * @param reports those of the interval, copies too, in the order of the tape
 * @param told what digests said of it before
 * @param rank 0 to 1
 * @param reasons what the rank is made of
 * @param novelty mean surprisal of its reports in nats per token
 * @param hasNews whether it brought more than copies of what a digest has told
 * @param worthTelling false for what an editor would leave out, even if there were room
 */
public record IntervalStory(
        String id,
        List<IntervalReport> reports,
        Told told,
        double rank,
        Map<String, Double> reasons,
        double novelty,
        boolean hasNews,
        boolean worthTelling) {
    public IntervalStory {
        reports = List.copyOf(reports);
        reasons = Map.copyOf(reasons);
    }

    public StoryRef.Role role() {
        if (told.times() == 0) {
            return StoryRef.Role.NEW;
        }
        boolean corrected = reports.stream().anyMatch(IntervalStory::isCorrection);
        return corrected ? StoryRef.Role.CORRECTION : StoryRef.Role.UPDATE;
    }

    /**
     * Reports with words of their own: the last correction, then the newest first, nothing that was before a correction; of a
     * correction of what was told that alone; copies only when there are no others.
     */
    public List<IntervalReport> own() {
        Deque<IntervalReport> own = new ArrayDeque<>();
        for (IntervalReport report : reports) {
            if (isCorrection(report)) {
                own.clear();
            }
            if (!report.isCopy()) {
                own.addFirst(report);
            }
        }
        if (own.isEmpty()) {
            return reports.subList(0, 1);
        }
        if (role() == StoryRef.Role.CORRECTION) {
            return List.of(own.getLast());
        }
        if (isCorrection(own.getLast())) {
            own.addFirst(own.removeLast());
        }
        return List.copyOf(own);
    }

    private static boolean isCorrection(IntervalReport report) {
        return report.story().role() == StoryRef.Role.CORRECTION;
    }

    public StoryText text() {
        return new StoryText(
                own().stream()
                        .map(report -> new StoryText.Report(report.headline(), report.detail()))
                        .toList(),
                told.lines());
    }

    public List<String> symbols() {
        return reports.stream()
                .flatMap(report -> report.symbols().stream())
                .distinct()
                .sorted()
                .toList();
    }

    public List<Citation> citations() {
        Map<String, Citation> byId = new LinkedHashMap<>();
        reports.forEach(report ->
                byId.put(report.id(), new Citation(report.id(), Citation.Kind.ITEM, report.title(), report.link())));
        return List.copyOf(byId.values());
    }
}

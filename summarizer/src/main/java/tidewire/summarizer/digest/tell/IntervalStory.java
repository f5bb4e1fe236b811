package tidewire.summarizer.digest.tell;

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
        boolean corrected = reports.stream().anyMatch(report -> report.story().role() == StoryRef.Role.CORRECTION);
        return corrected ? StoryRef.Role.CORRECTION : StoryRef.Role.UPDATE;
    }

    /** Reports with words of their own, the newest first where there is something to update; copies only when there are no others. */
    public List<IntervalReport> own() {
        List<IntervalReport> own =
                reports.stream().filter(report -> !report.isCopy()).toList();
        return own.isEmpty() ? reports.subList(0, 1) : own;
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
                byId.put(report.id(), new Citation(report.id(), Citation.Kind.ITEM, report.headline(), report.link())));
        return List.copyOf(byId.values());
    }
}

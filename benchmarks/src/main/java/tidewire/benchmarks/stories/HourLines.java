package tidewire.benchmarks.stories;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tidewire.events.NewsItem;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;
import tidewire.summarizer.digest.tell.Choice;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.digest.tell.IntervalStories;
import tidewire.summarizer.digest.tell.IntervalStory;
import tidewire.summarizer.digest.tell.Told;
import tidewire.summarizer.story.Surprise;

/**
 * What a digest of each hour would be made of: one line a story, in the order of the rank.
 *
 * @param hours lines of each hour, best first
 */
record HourLines(List<List<Line>> hours) {
    /** Most lines of a digest. */
    static final int MOST = 5;

    /**
     * A story in one hour.
     *
     * @param items its reports of the hour, the one that a line would be written from first
     * @param told true when it is among the lines that the hour's digest has
     * @param rank 0 to 1, and what it is made of
     */
    record Line(List<TapeEntry> items, boolean told, double rank, Map<String, Double> reasons) {
        TapeEntry best() {
            return items.get(0);
        }

        Instant last() {
            return items.stream()
                    .map(TapeEntry::time)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    static HourLines of(List<TapeEntry> tape) {
        Map<Instant, Map<String, List<TapeEntry>>> byHour = new TreeMap<>();
        tape.stream()
                .filter(entry -> entry.story() != null)
                .forEach(entry -> byHour.computeIfAbsent(
                                entry.time().truncatedTo(ChronoUnit.HOURS), hour -> new TreeMap<>())
                        .computeIfAbsent(ref(entry).id(), story -> new ArrayList<>())
                        .add(entry));
        Map<String, Told> told = new HashMap<>();
        List<List<Line>> hours = new ArrayList<>();
        byHour.values().forEach(stories -> hours.add(lines(stories, told)));
        return new HourLines(hours);
    }

    /** As the product groups, orders and chooses, without moves and without a model. */
    private static List<Line> lines(Map<String, List<TapeEntry>> hour, Map<String, Told> told) {
        List<IntervalReport> reports = hour.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(TapeEntry::sequence))
                .map(HourLines::report)
                .toList();
        List<IntervalStory> stories =
                IntervalStories.of(reports, List.of(), id -> told.getOrDefault(id, Told.NEVER), Surprise.NONE);
        Choice choice = Choice.of(stories, MOST);
        Set<String> tells = choice.tried().stream()
                .limit(choice.most())
                .map(IntervalStory::id)
                .collect(Collectors.toSet());
        List<Line> lines = new ArrayList<>();
        for (IntervalStory story : stories) {
            List<TapeEntry> items = Objects.requireNonNull(hour.get(story.id()));
            items.sort(
                    Comparator.comparingDouble((TapeEntry entry) -> ref(entry).importance())
                            .reversed()
                            .thenComparing(TapeEntry::sequence));
            Line line = new Line(items, tells.contains(story.id()), story.rank(), story.reasons());
            lines.add(line);
            if (line.told()) {
                told.merge(
                        story.id(),
                        Told.NEVER.with(item(line.best()).title(), line.last()),
                        (before, now) -> before.with(item(line.best()).title(), line.last()));
            }
        }
        return lines;
    }

    private static IntervalReport report(TapeEntry entry) {
        NewsItem item = item(entry);
        return new IntervalReport(
                item.id(),
                item.source(),
                entry.time(),
                item.title(),
                item.title(),
                "",
                item.link(),
                item.symbols(),
                ref(entry),
                item.backlog(),
                0,
                0);
    }

    private static NewsItem item(TapeEntry entry) {
        return Objects.requireNonNull(entry.item());
    }

    /** Items always have it. */
    static StoryRef ref(TapeEntry item) {
        return Objects.requireNonNull(item.story());
    }
}

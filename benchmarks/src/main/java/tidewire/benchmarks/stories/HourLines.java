package tidewire.benchmarks.stories;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tidewire.events.StoryRef;
import tidewire.events.StoryRef.Role;
import tidewire.events.TapeEntry;
import tidewire.summarizer.story.rank.Candidate;
import tidewire.summarizer.story.rank.IntervalRanking;
import tidewire.summarizer.story.rank.Ranked;

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
     */
    record Line(List<TapeEntry> items, boolean told) {
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
        Map<String, Integer> told = new HashMap<>();
        List<List<Line>> hours = new ArrayList<>();
        byHour.values().forEach(stories -> hours.add(lines(stories, told)));
        return new HourLines(hours);
    }

    private static List<Line> lines(Map<String, List<TapeEntry>> stories, Map<String, Integer> told) {
        stories.values()
                .forEach(items -> items.sort(Comparator.comparingDouble(
                                (TapeEntry entry) -> ref(entry).importance())
                        .reversed()
                        .thenComparing(TapeEntry::sequence)));
        List<Candidate> candidates = stories.values().stream()
                .map(items -> new Candidate(
                        ref(items.get(0)),
                        items.get(0).time(),
                        0,
                        0,
                        told.getOrDefault(ref(items.get(0)).id(), 0),
                        items.stream().anyMatch(entry -> ref(entry).role() != Role.COPY)))
                .toList();
        List<Line> lines = new ArrayList<>();
        for (Ranked ranked : IntervalRanking.order(candidates)) {
            String story = ranked.candidate().ref().id();
            boolean tells = ranked.worthTelling() && lines.size() < MOST;
            lines.add(new Line(Objects.requireNonNull(stories.get(story)), tells));
            if (tells) {
                told.merge(story, 1, Integer::sum);
            }
        }
        return lines;
    }

    /** Items always have it. */
    static StoryRef ref(TapeEntry item) {
        return Objects.requireNonNull(item.story());
    }
}

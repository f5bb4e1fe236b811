package tidewire.summarizer.tape.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the partitions of a desk tell of the ingestors: for eyes, never for results, since it looks at the time of this machine. */
public final class IngestorsHeard {
    /** Markers come once a second; who misses this many seconds is silent. */
    private static final Duration SILENT = Duration.ofSeconds(4);

    private final Duration lease;
    private final Map<InputId, Map<String, Instant>> markers = new HashMap<>();
    private final Map<String, Long> heardAt = new HashMap<>();

    public IngestorsHeard(Duration lease) {
        this.lease = lease;
    }

    /** @param nanoTime of this machine, as {@link System#nanoTime} tells it */
    public void heard(InputId input, Map<String, Instant> latest, long nanoTime) {
        Map<String, Instant> before = markers.getOrDefault(input, Map.of());
        latest.forEach((ingestor, marker) -> {
            if (!marker.equals(before.get(ingestor))) {
                heardAt.put(ingestor, nanoTime);
            }
        });
        markers.put(input, latest);
    }

    /** What each ingestor's markers have passed in all partitions, by name. */
    public Map<String, Instant> markers() {
        Map<String, Instant> slowest = new TreeMap<>();
        markers.values()
                .forEach(latest -> latest.forEach(
                        (ingestor, marker) -> slowest.merge(ingestor, marker, (a, b) -> a.isBefore(b) ? a : b)));
        return slowest;
    }

    /** The ingestor that holds the desk up by its silence. */
    public Optional<String> waitedFor(long nanoTime) {
        Map<String, Instant> all = markers();
        Instant newest = all.values().stream().max(Comparator.naturalOrder()).orElse(Instant.MIN);
        return all.entrySet().stream()
                .filter(marked -> Duration.between(marked.getValue(), newest).compareTo(lease) <= 0)
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .filter(slowest -> nanoTime - heardAt.getOrDefault(slowest, nanoTime) > SILENT.toNanos());
    }
}

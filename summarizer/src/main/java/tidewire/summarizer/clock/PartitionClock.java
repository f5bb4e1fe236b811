package tidewire.summarizer.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tidewire.events.ClockMarker;

/**
 * How far time has come in one partition's log: as far as the slowest of the ingestors that live has marked it. An ingestor
 * lives as long as its last marker is not further behind the newest in the same log than the lease: the log alone decides,
 * so that a replay decides the same. With a single ingestor there is nobody to wait for.
 */
public final class PartitionClock {
    /** How long after its last marker an ingestor is still named. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Duration lease;
    private final TreeMap<String, Instant> markers;
    private @Nullable Instant passed;

    /**
     * @param lease how long an ingestor without a marker is waited for
     * @param markers what was known before a restart: the last marker of each ingestor
     * @param passed and the time passed, or null
     */
    public PartitionClock(Duration lease, Map<String, Instant> markers, @Nullable Instant passed) {
        this.lease = lease;
        this.markers = new TreeMap<>(markers);
        this.passed = passed;
    }

    /**
     * Takes the next marker of the log, in whole milliseconds. The last one of an ingestor that ends counts, and then nobody
     * waits for it.
     *
     * @param forgotten told the names of ingestors that have ended or been gone for long
     * @return true when time has passed
     */
    public boolean mark(ClockMarker marker, Consumer<String> forgotten) {
        Instant time = marker.observed().truncatedTo(ChronoUnit.MILLIS);
        Instant before = markers.get(marker.ingestor());
        if (before != null && !time.isAfter(before)) {
            return false;
        }
        markers.put(marker.ingestor(), time);
        forget(newest(time).minus(REMEMBERED), forgotten);
        boolean moved = advance(time);
        if (marker.last()) {
            markers.remove(marker.ingestor());
            forgotten.accept(marker.ingestor());
            moved |= advance(time);
        }
        return moved;
    }

    private Instant newest(Instant otherwise) {
        return markers.values().stream().max(Instant::compareTo).orElse(otherwise);
    }

    /** @param otherwise where time stands when no ingestor lives */
    private boolean advance(Instant otherwise) {
        Instant newest = newest(otherwise);
        Instant slowest = markers.values().stream()
                .filter(marked -> !marked.isBefore(newest.minus(lease)))
                .min(Instant::compareTo)
                .orElse(otherwise);
        // One that was given up and comes back may stand behind what has been passed without it.
        if (passed != null && !slowest.isAfter(passed)) {
            return false;
        }
        passed = slowest;
        return true;
    }

    private void forget(Instant oldest, Consumer<String> forgotten) {
        List<String> gone = markers.entrySet().stream()
                .filter(marked -> marked.getValue().isBefore(oldest))
                .map(Map.Entry::getKey)
                .toList();
        gone.forEach(markers::remove);
        gone.forEach(forgotten);
    }

    /** What was observed before this time has come, or is late; null while no ingestor has shown a time. */
    public @Nullable Instant passed() {
        return passed;
    }

    /** The last marker of each ingestor by name, of those that are not waited for too. */
    public Map<String, Instant> ingestors() {
        return Map.copyOf(markers);
    }
}

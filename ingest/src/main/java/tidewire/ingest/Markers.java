package tidewire.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.ClockMarker;
import tidewire.events.Json;
import tidewire.events.Topics;

/**
 * Writes this ingestor's clock markers: to every partition of both topics, whether or not this ingestor has sources for
 * them, so that whoever reads one of them sees all ingestors that live. Behind the data that they speak of, and at most
 * one a second.
 */
final class Markers {
    private static final Logger log = LoggerFactory.getLogger(Markers.class);
    private static final List<String> TOPICS = List.of(Topics.NEWS, Topics.TICKS);
    /** Shortest time between two markers. */
    static final Duration PACE = Duration.ofSeconds(1);

    private final String ingestor;
    private final ObservationClock clock;
    private final Publisher publisher;
    private @Nullable Instant marked;

    Markers(String ingestor, ObservationClock clock, Publisher publisher) {
        this.ingestor = ingestor;
        this.clock = clock;
        this.publisher = publisher;
    }

    private static String stateKey(String ingestor) {
        return "ingestor:" + ingestor;
    }

    /** Time of the last marker that an ingestor of this name has written, or the epoch. */
    static Instant last(String ingestor, IngestState state) {
        return state.of(stateKey(ingestor))
                .map(json -> Json.read(json, ClockMarker.class).observed())
                .orElse(Instant.EPOCH);
    }

    /** Writes the next marker if it is time for one. The first call must come before any source sends. */
    synchronized void tick() {
        Instant passed = clock.passed();
        if (marked != null && passed.isBefore(marked.plus(PACE))) {
            return;
        }
        marked = passed;
        ClockMarker marker = new ClockMarker(ingestor, passed);
        Publisher.Batch batch = publisher.batch(marker.source());
        TOPICS.forEach(topic -> batch.marker(topic, marker));
        batch.state(stateKey(ingestor), Json.write(marker));
        batch.acknowledged().exceptionally(e -> {
            log.warn("a clock marker was not written: {}", e.getMessage());
            return null;
        });
    }
}

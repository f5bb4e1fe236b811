package tidewire.ingest.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.ClockMarker;
import tidewire.events.InvalidEventException;
import tidewire.events.Json;
import tidewire.events.Topics;
import tidewire.ingest.IngestState;
import tidewire.ingest.Publisher;

/**
 * Writes this ingestor's clock markers: to every partition of both topics, whether or not this ingestor has sources for
 * them, so that whoever reads one of them sees all ingestors that live. Behind the data that they speak of, and at most
 * one a second.
 */
public final class ClockMarkers {
    private static final Logger log = LoggerFactory.getLogger(ClockMarkers.class);
    private static final List<String> TOPICS = List.of(Topics.NEWS, Topics.TICKS);
    /** Shortest time between two markers. */
    public static final Duration PACE = Duration.ofSeconds(1);

    private final String ingestor;
    private final ObservationClock clock;
    private final Publisher publisher;
    private @Nullable Instant marked;
    private Instant accepted = Instant.EPOCH;
    private Instant remembered = Instant.EPOCH;
    private boolean ended;

    public ClockMarkers(String ingestor, ObservationClock clock, Publisher publisher) {
        this.ingestor = ingestor;
        this.clock = clock;
        this.publisher = publisher;
    }

    private static String stateKey(String ingestor) {
        return "ingestor:" + ingestor;
    }

    /** Time of the last marker that an ingestor of this name has written, or the epoch. */
    public static Instant last(String ingestor, IngestState state) {
        try {
            return state.of(stateKey(ingestor))
                    .map(json -> Json.read(json, ClockMarker.class).observed())
                    .orElse(Instant.EPOCH);
        } catch (InvalidEventException e) {
            log.warn("where the time of ingestor {} stood cannot be read: {}", ingestor, e.getMessage());
            return Instant.EPOCH;
        }
    }

    /** Writes the next marker if it is time for one. The first call must come before any source sends. */
    public synchronized void tick() {
        remember();
        Instant passed = clock.passed();
        if (!ended && (marked == null || !passed.isBefore(marked.plus(PACE)))) {
            write(new ClockMarker(ingestor, passed).having(publisher.traded()));
        }
    }

    /**
     * Writes the last one, behind all that was sent: nobody needs to wait for this ingestor any more.
     *
     * @return done when Kafka has it
     */
    public synchronized CompletableFuture<Void> end() {
        if (marked == null || ended) {
            return CompletableFuture.completedFuture(null);
        }
        ended = true;
        Instant passed = clock.passed();
        // What was observed just now is before the next millisecond; what is still open never comes.
        return write(new ClockMarker(ingestor, passed.plusMillis(1), true).having(publisher.traded()));
    }

    private CompletableFuture<Void> write(ClockMarker marker) {
        marked = marker.observed();
        Publisher.Batch batch = publisher.batch(marker.source());
        TOPICS.forEach(topic -> batch.marker(topic, marker));
        return batch.acknowledged().whenComplete((done, refused) -> {
            if (refused == null) {
                accepted(marker);
            } else {
                refused(refused);
            }
        });
    }

    private synchronized void accepted(ClockMarker marker) {
        accepted = marker.observed();
    }

    /**
     * Only what stands in the log is where time goes on from after a restart. Not from the producer's own thread, which must
     * not wait for it.
     */
    public synchronized void remember() {
        if (!accepted.isAfter(remembered)) {
            return;
        }
        remembered = accepted;
        ClockMarker marker = new ClockMarker(ingestor, accepted);
        Publisher.Batch batch = publisher.batch(marker.source());
        batch.state(stateKey(ingestor), Json.write(marker));
        batch.acknowledged().exceptionally(e -> {
            log.warn("the time of this ingestor was not remembered: {}", e.getMessage());
            return null;
        });
    }

    private synchronized void refused(Throwable reason) {
        if (reason instanceof InvalidTimestampException) {
            // Once the machine's clock is set right, time must not go on from where it was wrong.
            clock.backTo(accepted);
            marked = accepted;
        }
    }
}

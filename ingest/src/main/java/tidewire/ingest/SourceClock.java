package tidewire.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.ClockMarker;

/**
 * The time of one source as its markers tell it: never backwards. A source that stays silent for longer than
 * {@code maxSilence} is moved on by assumed markers that follow the wall clock at that distance, so that one broken feed
 * delays its desks by a bounded time instead of stopping them.
 */
public final class SourceClock {
    private static final Logger log = LoggerFactory.getLogger(SourceClock.class);

    private final String source;
    private final String topic;
    private final Publisher publisher;
    private final ProgressListener listener;
    private final InstantSource wallClock;
    private final Duration maxSilence;
    private @Nullable Instant marked;
    private Instant base;
    private Instant heardAt;
    private boolean assuming;

    public SourceClock(
            String source,
            String topic,
            Publisher publisher,
            ProgressListener listener,
            InstantSource wallClock,
            Duration maxSilence) {
        this.source = source;
        this.topic = topic;
        this.publisher = publisher;
        this.listener = listener;
        this.wallClock = wallClock;
        this.maxSilence = maxSilence;
        this.base = wallClock.instant();
        this.heardAt = base;
    }

    /**
     * The source says that everything up to {@code time} is out.
     *
     * @param batch may hold the data itself; the marker goes behind it. No more may be sent with it
     * @return completes when Kafka has acknowledged the batch, after the listener was told
     */
    public synchronized CompletableFuture<Void> reached(Instant time, Publisher.Batch batch) {
        if (marked == null || time.isAfter(base)) {
            base = time;
            heardAt = wallClock.instant();
            if (assuming) {
                log.info("{}: is back, its time is {}", source, time);
                assuming = false;
            }
        }
        mark(time, false, batch);
        return batch.acknowledged().thenRun(() -> listener.published(source, time));
    }

    /** Moves on without the source when it has been silent for too long. */
    public synchronized void tick() {
        Duration beyond = Duration.between(heardAt, wallClock.instant()).minus(maxSilence);
        if (!beyond.isNegative()) {
            if (!assuming) {
                log.warn("{}: silent for {}; its time is assumed to pass", source, maxSilence);
                assuming = true;
            }
            Publisher.Batch batch = publisher.batch(source);
            mark(base.plus(beyond), true, batch);
            batch.acknowledged().exceptionally(e -> {
                log.warn("{}: an assumed marker was not written: {}", source, e.getMessage());
                return null;
            });
        }
    }

    private void mark(Instant time, boolean assumed, Publisher.Batch batch) {
        if (marked == null || time.isAfter(marked)) {
            marked = time;
            batch.marker(topic, new ClockMarker(source, time));
        }
    }

    /** Time of the last marker, or null before the first. */
    public synchronized @Nullable Instant marked() {
        return marked;
    }
}

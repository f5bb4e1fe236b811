package tidewire.ingest.clock;

import java.time.Instant;
import tidewire.ingest.Publisher;

/**
 * That this ingestor had something at an instant. Close it when all of it has been given to {@link Publisher.Batch#send}:
 * the ingestor's clock markers wait for that, and for no acknowledgement.
 */
public final class Observation implements AutoCloseable {
    private final ObservationClock clock;
    private final Instant time;
    private boolean closed;

    Observation(ObservationClock clock, Instant time) {
        this.clock = clock;
        this.time = time;
    }

    /** As it stands in {@link tidewire.events.SourceEvent#observed()} of what is sent. */
    public Instant time() {
        return time;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            clock.end(time);
        }
    }
}

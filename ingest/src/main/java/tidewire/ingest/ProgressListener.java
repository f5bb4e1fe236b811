package tidewire.ingest;

import java.time.Instant;

/** Learns how far a source has got. Called from the ingestors' threads: return quickly, throw nothing. */
@FunctionalInterface
public interface ProgressListener {
    /** For those who need not know. */
    ProgressListener NONE = (source, time) -> {};

    /**
     * Everything of the source up to {@code time}, and the clock marker that says so, has been acknowledged by Kafka.
     * Assumed markers are not reported. The same time may be reported more than once.
     */
    void published(String source, Instant time);
}

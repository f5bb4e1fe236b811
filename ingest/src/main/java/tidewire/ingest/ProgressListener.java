package tidewire.ingest;

import java.time.Instant;

/** Learns how far a source has got by its own account, which orders nothing: for those who play the outside world. Called from the ingestors' threads: return quickly, throw nothing. */
@FunctionalInterface
public interface ProgressListener {
    /** For those who need not know. */
    ProgressListener NONE = (source, time) -> {};

    /**
     * Everything that the source had at {@code time} of its own clock ({@code Date} of an answer, a heartbeat) has been
     * acknowledged by Kafka. The same time may be reported more than once.
     */
    void published(String source, Instant time);
}

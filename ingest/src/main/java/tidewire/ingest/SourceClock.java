package tidewire.ingest;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Tells the listener how far a source has come by its own account, when Kafka has acknowledged it. */
public final class SourceClock {
    private final String source;
    private final ProgressListener listener;

    SourceClock(String source, ProgressListener listener) {
        this.source = source;
        this.listener = listener;
    }

    /**
     * The source says that everything up to {@code time} is out.
     *
     * @param batch may hold the data itself. No more may be sent with it
     * @return completes when Kafka has acknowledged the batch, after the listener was told
     */
    public CompletableFuture<Void> reached(Instant time, Publisher.Batch batch) {
        return batch.acknowledged().thenRun(() -> listener.published(source, time));
    }
}

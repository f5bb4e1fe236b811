package tidewire.events;

import java.time.Duration;
import java.time.Instant;

/** What ingestors publish: the data of a source and, in the same partitions, the ingestor's clock. */
public sealed interface SourceEvent extends Event permits NewsItem, TradeEvent, ClockMarker {
    /**
     * Most that {@link #observed} may be ahead of the clock of who keeps the log, and of the time of its record there: an
     * ingestor whose clock is wrong must not take everybody along.
     */
    Duration MOST_AHEAD = Duration.ofMinutes(1);

    /**
     * Nothing is observed earlier. What says so comes from a machine whose clock was not set: they begin in 1970, some in 1980. A
     * tape must not begin there.
     */
    Instant EARLIEST = Instant.parse("1980-01-02T00:00:00Z");

    /** Name of the source, for example {@code feed:fed-press} or {@code trades:coinbase}. */
    String source();

    /** The instant at which its ingestor had it; never goes back within an ingestor. Orders the tape. */
    Instant observed();
}

package tidewire.events;

import java.time.Instant;

/** What ingestors publish: the data of a source and, in the same partitions, the ingestor's clock. */
public sealed interface SourceEvent extends Event permits NewsItem, TradeEvent, ClockMarker {

    /** Name of the source, for example {@code feed:fed-press} or {@code trades:coinbase}. */
    String source();

    /** The instant at which its ingestor had it; never goes back within an ingestor. Orders the tape. */
    Instant observed();
}

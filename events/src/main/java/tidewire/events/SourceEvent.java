package tidewire.events;

/** What ingestors publish: the data of a source and, in the same partitions, its clock. */
public sealed interface SourceEvent extends Event permits NewsItem, Trade, ClockMarker {

    /** Name of the source, for example {@code feed:fed-press} or {@code trades:coinbase}. */
    String source();
}

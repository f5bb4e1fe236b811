package tidewire.events;

/** What a trade source says: a print or several, or that one does not stand, or stands otherwise. */
public sealed interface TradeEvent extends SourceEvent permits Trade, TradeBatch, TradeCancelled, TradeCorrected {
    /** The symbol as desks name it, for example {@code IBM} or {@code BTC-USD}. */
    String symbol();
}

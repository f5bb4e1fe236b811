package tidewire.events;

import java.time.Instant;

/**
 * A print that does not stand: its bar is revised as if it had never been.
 *
 * @param observed when the ingestor had it
 * @param tradeId the venue's id of the print
 */
public record TradeCancelled(String symbol, String source, Instant observed, String tradeId) implements TradeEvent {
    public TradeCancelled {
        Check.text("TradeCancelled.symbol", symbol);
        Check.text("TradeCancelled.source", source);
        Check.present("TradeCancelled.observed", observed);
        Check.text("TradeCancelled.tradeId", tradeId);
    }

    @Override
    public String eventId() {
        return source + "/" + symbol + "/" + tradeId + "/cancelled";
    }

    @Override
    public Instant eventTime() {
        return observed;
    }
}

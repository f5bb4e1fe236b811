package tidewire.events;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A print that does not stand: its bar is revised as if it had never been. It repeats what was told of the print, as the
 * cancel messages of the tapes do, so that a bar can be revised without keeping every trade.
 *
 * @param observed when the ingestor had it
 * @param time time of the trade, as it was told
 * @param price price, as it was told
 * @param size size, as it was told
 * @param tradeId the venue's id of the print
 */
public record TradeCancelled(
        String symbol, String source, Instant observed, Instant time, BigDecimal price, BigDecimal size, String tradeId)
        implements TradeEvent {
    public TradeCancelled {
        Check.text("TradeCancelled.symbol", symbol);
        Check.text("TradeCancelled.source", source);
        Check.present("TradeCancelled.observed", observed);
        Check.present("TradeCancelled.time", time);
        Check.traded("TradeCancelled.price", price);
        Check.traded("TradeCancelled.size", size);
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

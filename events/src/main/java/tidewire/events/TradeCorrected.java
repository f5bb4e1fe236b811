package tidewire.events;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A print that stands otherwise than it was told: its bar is revised.
 *
 * @param observed when the ingestor had the correction
 * @param time time of the trade, as it stands now
 * @param tradeId the venue's id of the print
 */
public record TradeCorrected(
        String symbol, String source, Instant observed, Instant time, BigDecimal price, BigDecimal size, String tradeId)
        implements TradeEvent {
    public TradeCorrected {
        Check.text("TradeCorrected.symbol", symbol);
        Check.text("TradeCorrected.source", source);
        Check.present("TradeCorrected.observed", observed);
        Check.present("TradeCorrected.time", time);
        Check.positive("TradeCorrected.price", price);
        Check.positive("TradeCorrected.size", size);
        Check.text("TradeCorrected.tradeId", tradeId);
    }

    @Override
    public String eventId() {
        return source + "/" + symbol + "/" + tradeId + "/corrected/" + observed;
    }

    @Override
    public Instant eventTime() {
        return observed;
    }
}

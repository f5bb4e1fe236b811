package tidewire.events;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A print that stands otherwise than it was told: its bar is revised.
 *
 * @param observed when the ingestor had the correction
 * @param time time of the trade, as it stands now
 * @param price price, as it stands now
 * @param size size, as it stands now
 * @param wasTime time of the trade, as it was told before
 * @param wasPrice price, as it was told before
 * @param wasSize size, as it was told before
 * @param tradeId the venue's id of the print
 */
public record TradeCorrected(
        String symbol,
        String source,
        Instant observed,
        Instant time,
        BigDecimal price,
        BigDecimal size,
        Instant wasTime,
        BigDecimal wasPrice,
        BigDecimal wasSize,
        String tradeId)
        implements TradeEvent {
    public TradeCorrected {
        Check.text("TradeCorrected.symbol", symbol);
        Check.text("TradeCorrected.source", source);
        Check.present("TradeCorrected.observed", observed);
        Check.present("TradeCorrected.time", time);
        Check.traded("TradeCorrected.price", price);
        Check.traded("TradeCorrected.size", size);
        Check.present("TradeCorrected.wasTime", wasTime);
        Check.traded("TradeCorrected.wasPrice", wasPrice);
        Check.traded("TradeCorrected.wasSize", wasSize);
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

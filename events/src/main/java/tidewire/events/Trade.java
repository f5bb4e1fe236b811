package tidewire.events;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One trade print. Its identity is (source, symbol, tradeId) where the venue has ids.
 *
 * @param symbol the symbol as desks name it, for example {@code IBM} or {@code BTC-USD}
 * @param source name of the trade source, {@code trades:<venue>}
 * @param observed when the ingestor had it; orders the tape
 * @param time time of the trade as the venue says it (UTC); makes bars
 * @param price price per unit, exact
 * @param size traded quantity, exact
 * @param tradeId the venue's id, or null when the venue has none
 * @param takerSide side of the aggressor, or null when the venue does not tell
 */
public record Trade(
        String symbol,
        String source,
        Instant observed,
        Instant time,
        BigDecimal price,
        BigDecimal size,
        @Nullable String tradeId,
        @Nullable Side takerSide)
        implements TradeEvent {

    /** Which side took liquidity. */
    public enum Side {
        BUY,
        SELL
    }

    public Trade {
        Check.text("Trade.symbol", symbol);
        Check.text("Trade.source", source);
        Check.present("Trade.observed", observed);
        Check.present("Trade.time", time);
        Check.traded("Trade.price", price);
        Check.traded("Trade.size", size);
    }

    @Override
    public String eventId() {
        return source + "/" + symbol + "/" + (tradeId != null ? tradeId : time.toString());
    }

    @Override
    public Instant eventTime() {
        return observed;
    }
}

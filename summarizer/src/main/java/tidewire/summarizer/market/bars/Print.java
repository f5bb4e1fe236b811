package tidewire.summarizer.market.bars;

import java.math.BigDecimal;
import java.time.Instant;
import tidewire.events.Trade;
import tidewire.events.TradeCancelled;
import tidewire.events.TradeCorrected;
import tidewire.summarizer.market.bars.ids.TradeIds;

/**
 * A trade as a bar counts it; in the order of the venue: by time, then by id.
 *
 * @param source whose id it is; empty where the venue has none
 * @param id see {@link TradeIds}; {@link TradeIds#NONE} where the venue has none
 */
record Print(String source, Instant time, long id, BigDecimal price, BigDecimal size) {
    static Print of(Trade trade) {
        long id = TradeIds.of(trade.tradeId());
        return new Print(id == TradeIds.NONE ? "" : trade.source(), trade.time(), id, trade.price(), trade.size());
    }

    /** The print that a cancel speaks of. */
    static Print of(TradeCancelled cancel) {
        return new Print(cancel.source(), cancel.time(), TradeIds.of(cancel.tradeId()), cancel.price(), cancel.size());
    }

    /** The print that a correction speaks of. */
    static Print before(TradeCorrected correction) {
        return new Print(
                correction.source(),
                correction.wasTime(),
                TradeIds.of(correction.tradeId()),
                correction.wasPrice(),
                correction.wasSize());
    }

    /** The print as a correction has it. */
    static Print after(TradeCorrected correction) {
        return new Print(
                correction.source(),
                correction.time(),
                TradeIds.of(correction.tradeId()),
                correction.price(),
                correction.size());
    }

    boolean isOf(Print other) {
        return id == other.id && source.equals(other.source);
    }

    boolean isBefore(Print other) {
        int compared = time.compareTo(other.time);
        return compared < 0 || (compared == 0 && id < other.id);
    }

    boolean same(Print other) {
        return time.equals(other.time) && price.compareTo(other.price) == 0 && size.compareTo(other.size) == 0;
    }
}

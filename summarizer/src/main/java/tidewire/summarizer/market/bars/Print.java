package tidewire.summarizer.market.bars;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/**
 * A trade as a bar counts it; in the order of the venue: by time, then by id.
 *
 * @param id see {@link TradeIds}; {@link TradeIds#NONE} where the venue has none
 */
record Print(Instant time, long id, BigDecimal price, BigDecimal size) {
    static final Comparator<Print> ORDER = Comparator.comparing(Print::time).thenComparingLong(Print::id);

    boolean same(Print other) {
        return time.equals(other.time) && price.compareTo(other.price) == 0 && size.compareTo(other.size) == 0;
    }
}

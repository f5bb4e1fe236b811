package tidewire.summarizer.market.bars;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A trade as a bar counts it; in the order of the venue: by time, then by id.
 *
 * @param source whose id it is; empty where the venue has none
 * @param id see {@link TradeIds}; {@link TradeIds#NONE} where the venue has none
 */
record Print(String source, Instant time, long id, BigDecimal price, BigDecimal size) {
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

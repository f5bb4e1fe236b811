package tidewire.ingest.trades.venue;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidewire.events.Trade.Side;

/** Learns what a venue says. */
public interface VenueListener {
    /** Of a trade whose venue has no ids, or none that can be counted. */
    long NO_ID = -1;

    /**
     * A trade.
     *
     * @param id {@link #NO_ID} where there is none
     * @param taker side that took liquidity; null when the venue does not tell
     * @param past whether it is told as something of before the subscription
     */
    void trade(
            String product,
            long id,
            Instant time,
            BigDecimal price,
            BigDecimal size,
            @Nullable Side taker,
            boolean past);

    /** A sign of life that cannot be meant. No trade is lost with it, and the next will be like it. */
    final class BadHeartbeatException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        public BadHeartbeatException(@Nullable String message) {
            super(message);
        }
    }

    /** The venue lives, and by its clock it is {@code time}; {@code lastId} is the last trade of the product, or {@link #NO_ID}. */
    void alive(String product, long lastId, Instant time);

    /** The venue does not have this product, or will not serve it; null when it refuses all. */
    void refused(@Nullable String product, String reason);

    /** The venue is about to end the connection. */
    void closing(String reason);
}

package tidewire.summarizer.market.moves.detect;

import java.math.BigDecimal;
import java.time.Instant;
import tidewire.summarizer.market.moves.bounce.Settled;

/**
 * A price at a time: the end of a bar.
 *
 * @param price as it was
 * @param settled the same without its bounce ({@link Settled}): what moves are measured by
 */
public record Point(Instant time, BigDecimal price, BigDecimal settled) {
    private static final double CERTAIN = 0.75;

    /** Of a price without bounce. */
    public Point(Instant time, BigDecimal price) {
        this(time, price, price);
    }

    /** Log change to another price. */
    public double changeTo(Point later) {
        return StrictMath.log(later.settled.doubleValue() / settled.doubleValue());
    }

    /** Change to another price in percent: as it was told, as far as three quarters of it are more than a bounce. */
    double percentTo(Point later) {
        double told = 100 * (later.price.doubleValue() / price.doubleValue() - 1);
        double settledOnly = 100 * (later.settled.doubleValue() / settled.doubleValue() - 1) / CERTAIN;
        if (told > 0) {
            return Math.max(0, Math.min(told, settledOnly));
        }
        return Math.min(0, Math.max(told, settledOnly));
    }

    /** Above 0 when this is higher, below 0 when it is lower, of prices that differ by a bounce alone too. */
    int compareTo(Point other) {
        int compared = settled.compareTo(other.settled);
        return compared == 0 ? price.compareTo(other.price) : compared;
    }
}

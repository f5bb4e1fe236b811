package tidewire.summarizer.market.moves.detect;

import java.math.BigDecimal;
import java.time.Instant;

/** A price at a time: the end of a bar. */
public record Point(Instant time, BigDecimal price) {
    /** Log change to another price. */
    public double changeTo(Point later) {
        return StrictMath.log(later.price.doubleValue() / price.doubleValue());
    }

    /** Change to another price in percent. */
    double percentTo(Point later) {
        return 100 * (later.price.doubleValue() / price.doubleValue() - 1);
    }
}

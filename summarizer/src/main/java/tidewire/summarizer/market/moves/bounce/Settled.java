package tidewire.summarizer.market.moves.bounce;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.market.bytes.DecimalBytes;

/**
 * A price that stays where it is until a price is further away than a bounce explains, and then goes only as far as it must (the
 * play of a gear).
 */
public final class Settled {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private @Nullable BigDecimal at;

    /** Null before the first price. */
    public @Nullable BigDecimal at() {
        return at;
    }

    /** Where it would be with this price next. */
    public BigDecimal with(BigDecimal price, BigDecimal bounce) {
        BigDecimal before = at;
        if (before == null) {
            return price;
        }
        BigDecimal half = bounce.multiply(HALF);
        return before.max(price.subtract(half)).min(price.add(half));
    }

    /** Takes the next price. */
    public BigDecimal next(BigDecimal price, BigDecimal bounce) {
        BigDecimal now = with(price, bounce);
        at = now;
        return now;
    }

    public void write(DataOutput out) throws IOException {
        DecimalBytes.write(out, at);
    }

    public void read(DataInput in) throws IOException {
        at = DecimalBytes.read(in);
    }
}

package tidewire.summarizer.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import tidewire.events.Bar;

/**
 * A bar to which trades can still be added. Mutable, for one is touched by every trade.
 *
 * <p>{@code notional} is the exact sum of price times size, in the quote currency.
 */
final class OpenBar {
    static final int SECONDS = 60;
    private static final int VWAP_DECIMALS = 6;

    final BigDecimal open;
    BigDecimal high;
    BigDecimal low;
    BigDecimal close;
    BigDecimal volume;
    BigDecimal notional;
    long trades;

    OpenBar(BigDecimal price, BigDecimal size) {
        this(price, price, price, price, size, price.multiply(size), 1);
    }

    OpenBar(
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            BigDecimal volume,
            BigDecimal notional,
            long trades) {
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
        this.notional = notional;
        this.trades = trades;
    }

    /** Start of the bar that a time belongs to. */
    static Instant startOf(Instant time) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), SECONDS) * SECONDS);
    }

    static Instant endOf(Instant start) {
        return start.plusSeconds(SECONDS);
    }

    void add(BigDecimal price, BigDecimal size) {
        high = high.max(price);
        low = low.min(price);
        close = price;
        volume = volume.add(size);
        notional = notional.add(price.multiply(size));
        trades++;
    }

    Bar closed(BarKey key) {
        BigDecimal rounded = notional.divide(volume, VWAP_DECIMALS, RoundingMode.HALF_EVEN);
        // A price below half a millionth would round to nothing, which is no price.
        BigDecimal vwap = rounded.signum() > 0 ? rounded : low;
        return new Bar(key.symbol(), key.start(), SECONDS, 0, open, high, low, close, volume, vwap, trades);
    }
}

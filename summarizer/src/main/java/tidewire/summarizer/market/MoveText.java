package tidewire.summarizer.market;

import java.math.BigDecimal;

/** A move in words, as the model is taught to read it. */
final class MoveText {
    private MoveText() {}

    /** For example {@code IBM -0.92% in 20 min}. */
    static String title(String symbol, BigDecimal percent, int minutes) {
        String sign = percent.signum() < 0 ? "" : "+";
        return symbol + " " + sign + percent.toPlainString() + "% in " + minutes + " min";
    }

    /** For example {@code IBM fell 0.92% in 20 min, from 181.32 to 179.65, volume 2.1x normal}. */
    static String text(
            String symbol, BigDecimal percent, int minutes, BigDecimal from, BigDecimal to, BigDecimal volumeRatio) {
        return symbol + (percent.signum() < 0 ? " fell " : " rose ")
                + percent.abs().toPlainString() + "% in " + minutes + " min, from " + price(from) + " to " + price(to)
                + ", volume " + volumeRatio.toPlainString() + "x normal";
    }

    /** At least two decimals, and no zeros after them. */
    static String price(BigDecimal price) {
        BigDecimal stripped = price.stripTrailingZeros();
        return stripped.setScale(Math.max(2, stripped.scale())).toPlainString();
    }
}

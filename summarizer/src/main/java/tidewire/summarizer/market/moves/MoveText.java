package tidewire.summarizer.market.moves;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tidewire.events.Move;
import tidewire.summarizer.market.moves.detect.Point;

/** A move in words, as a trader says it and the model reads it. */
public record MoveText(
        String symbol,
        Move.Kind kind,
        Point from,
        Point to,
        BigDecimal percent,
        @Nullable BigDecimal volumeRatio) {

    /** Weeks that must have been seen before a price is called the highest or lowest of them. */
    private static final int ENOUGH_WEEKS = 4;

    /** For example {@code IBM -0.92% in 20 min}. */
    public String title() {
        String size = symbol + (percent.signum() < 0 ? " " : " +") + percent.toPlainString() + "%";
        return switch (kind) {
            case SPIKE -> size + " in " + time();
            case GAP -> size + " at the open";
            case HALT -> symbol + " has not traded for " + time();
            case REOPENING -> size + " on reopening";
            case DAY -> size + " on the day";
            case SWING -> size + " from its " + extreme();
        };
    }

    /**
     * For example {@code IBM fell 0.92% in 20 min, from 181.32 to 179.65, volume 2.1x normal}.
     *
     * @param dayChange change of the day in percent; null when not known
     * @param record 1 when the price is above all that was seen, -1 when below
     * @param weeks weeks seen
     */
    public String text(@Nullable Double dayChange, int record, int weeks) {
        String size = percent.abs().toPlainString() + "%";
        String rose = percent.signum() < 0 ? "fell" : "rose";
        String now = price(to.price());
        String before = price(from.price());
        return switch (kind) {
            case SPIKE ->
                symbol + " " + rose + " " + size + " in " + time() + ", from " + before + " to " + now
                        + (volumeRatio == null ? "" : ", volume " + volumeRatio.toPlainString() + "x normal");
            case GAP ->
                symbol + " opened " + size + (percent.signum() < 0 ? " lower" : " higher") + " at " + now
                        + ", after a close of " + before + record(record, weeks);
            case HALT -> symbol + " has not traded for " + time() + " while others have; last " + before;
            case REOPENING ->
                percent.signum() == 0
                        ? symbol + " trades again after " + time() + ", unchanged at " + now
                        : symbol + " " + rose + " " + size + " when trading went on after " + time() + ", from "
                                + before + " to " + now + record(record, weeks);
            case DAY ->
                symbol + " is " + (percent.signum() < 0 ? "down " : "up ") + size + " on the day at " + now
                        + ", after a close of " + before + record(record, weeks);
            case SWING ->
                symbol + " " + rose + " " + size + " in " + time() + " from its " + extreme() + ", from " + before
                        + " to " + now + day(dayChange) + record(record, weeks);
        };
    }

    private String extreme() {
        return percent.signum() < 0 ? "high" : "low";
    }

    private static String day(@Nullable Double change) {
        if (change == null) {
            return "";
        }
        BigDecimal rounded = BigDecimal.valueOf(change).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0
                ? ", unchanged on the day"
                : ", " + (rounded.signum() < 0 ? "down " : "up ")
                        + rounded.abs().toPlainString() + "% on the day";
    }

    private static String record(int side, int weeks) {
        return side == 0 || weeks < ENOUGH_WEEKS
                ? ""
                : ", the " + (side > 0 ? "highest" : "lowest") + " in " + weeks + " weeks";
    }

    private String time() {
        long minutes = Duration.between(from.time(), to.time()).toMinutes();
        if (minutes < 120) {
            return Math.max(1, minutes) + " min";
        }
        return minutes < 36 * 60 ? Math.round(minutes / 60.0) + " hours" : Math.round(minutes / (24 * 60.0)) + " days";
    }

    /** At least two decimals, and no zeros after them. */
    public static String price(BigDecimal price) {
        BigDecimal stripped = price.stripTrailingZeros();
        return stripped.setScale(Math.max(2, stripped.scale())).toPlainString();
    }
}

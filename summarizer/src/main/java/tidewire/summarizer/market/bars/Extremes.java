package tidewire.summarizer.market.bars;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The most extreme prices of a bar at one side, and how many prints had each: the high stays right when some are taken back. */
final class Extremes {
    /** Different prices kept. */
    static final int KEPT = 8;

    /** A price, as first seen, and its prints. */
    static final class Level {
        final BigDecimal price;
        long prints;

        Level(BigDecimal price, long prints) {
            this.price = price;
            this.prints = prints;
        }
    }

    private final int sign;
    private final List<Level> levels;
    /** Whether all that were kept have been taken back once: more extreme ones than are kept may stand since. */
    boolean exhausted;

    /** @param sign 1 for the highest prices, -1 for the lowest */
    Extremes(int sign) {
        this(sign, new ArrayList<>(4));
    }

    Extremes(int sign, List<Level> levels) {
        this.sign = sign;
        this.levels = levels;
    }

    List<Level> levels() {
        return levels;
    }

    /** The most extreme price; null when all that were kept have been taken back. */
    @Nullable
    BigDecimal first() {
        return levels.isEmpty() ? null : levels.get(0).price;
    }

    /** Whether no print of the bar can have had this price: it is more extreme than the most extreme. */
    boolean exclude(BigDecimal price) {
        BigDecimal most = first();
        return !exhausted && most != null && sign * price.compareTo(most) > 0;
    }

    void add(BigDecimal price) {
        int size = levels.size();
        // Most are nothing special.
        if (size == KEPT && sign * price.compareTo(levels.get(KEPT - 1).price) < 0) {
            return;
        }
        for (int at = 0; at < size; at++) {
            int compared = sign * price.compareTo(levels.get(at).price);
            if (compared == 0) {
                levels.get(at).prints++;
                return;
            }
            if (compared > 0) {
                levels.add(at, new Level(price, 1));
                if (size == KEPT) {
                    levels.remove(KEPT);
                }
                return;
            }
        }
        if (size < KEPT) {
            levels.add(new Level(price, 1));
        }
    }

    void remove(BigDecimal price) {
        for (int at = 0; at < levels.size(); at++) {
            Level level = levels.get(at);
            if (level.price.compareTo(price) == 0) {
                if (--level.prints == 0) {
                    levels.remove(at);
                    exhausted |= levels.isEmpty();
                }
                return;
            }
        }
    }
}

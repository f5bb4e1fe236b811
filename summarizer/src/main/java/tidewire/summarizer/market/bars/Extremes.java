package tidewire.summarizer.market.bars;

import java.math.BigDecimal;
import java.util.Objects;
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
    /** Prices times sign as binary numbers, which are compared first: the levels themselves lie somewhere else in memory. */
    private final double[] keys = new double[KEPT];

    private final @Nullable Level[] levels = new Level[KEPT];
    private int size;
    /** Whether all that were kept have been taken back once: more extreme ones than are kept may stand since. */
    boolean exhausted;

    /** @param sign 1 for the highest prices, -1 for the lowest */
    Extremes(int sign) {
        this.sign = sign;
    }

    int size() {
        return size;
    }

    /** The most extreme one has the number 0. */
    Level level(int number) {
        return Objects.requireNonNull(levels[number]);
    }

    /** Behind those that are there. */
    void append(Level level) {
        insert(size, level);
    }

    /** The most extreme price; null when all that were kept have been taken back. */
    @Nullable
    BigDecimal first() {
        return size == 0 ? null : level(0).price;
    }

    /** Whether no print of the bar can have had this price: it is more extreme than the most extreme. */
    boolean exclude(BigDecimal price) {
        BigDecimal most = first();
        return !exhausted && most != null && sign * price.compareTo(most) > 0;
    }

    void add(BigDecimal price) {
        double key = sign * price.doubleValue();
        int at = 0;
        while (at < size && key < keys[at]) {
            at++;
        }
        // Exact prices may differ where binary ones do not.
        for (; at < size && key == keys[at]; at++) {
            Level level = level(at);
            int compared = sign * price.compareTo(level.price);
            if (compared == 0) {
                level.prints++;
                return;
            }
            if (compared > 0) {
                break;
            }
        }
        if (at < KEPT) {
            insert(at, new Level(price, 1));
        }
    }

    private void insert(int at, Level level) {
        int moved = Math.min(size, KEPT - 1) - at;
        System.arraycopy(keys, at, keys, at + 1, moved);
        System.arraycopy(levels, at, levels, at + 1, moved);
        keys[at] = sign * level.price.doubleValue();
        levels[at] = level;
        size = Math.min(KEPT, size + 1);
    }

    void remove(BigDecimal price) {
        for (int at = 0; at < size; at++) {
            Level level = level(at);
            if (level.price.compareTo(price) == 0) {
                if (--level.prints == 0) {
                    remove(at);
                }
                return;
            }
        }
    }

    private void remove(int at) {
        size--;
        System.arraycopy(keys, at + 1, keys, at, size - at);
        System.arraycopy(levels, at + 1, levels, at, size - at);
        levels[size] = null;
        exhausted |= size == 0;
    }
}

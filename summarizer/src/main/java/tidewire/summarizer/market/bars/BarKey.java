package tidewire.summarizer.market.bars;

import java.time.Instant;
import java.util.Comparator;

/**
 * Symbol and start of a bar; in the order in which bars close.
 *
 * @param start inclusive, aligned to {@link OpenBar#SECONDS}
 */
public record BarKey(Instant start, String symbol) implements Comparable<BarKey> {
    private static final Comparator<BarKey> ORDER =
            Comparator.comparing(BarKey::start).thenComparing(BarKey::symbol);

    /** The bar that a trade of this time belongs to. */
    public static BarKey of(String symbol, Instant time) {
        long second = time.getEpochSecond();
        return new BarKey(Instant.ofEpochSecond(second - Math.floorMod(second, OpenBar.SECONDS)), symbol);
    }

    /** Exclusive end of the bar. */
    public Instant end() {
        return start.plusSeconds(OpenBar.SECONDS);
    }

    @Override
    public int compareTo(BarKey other) {
        return ORDER.compare(this, other);
    }
}

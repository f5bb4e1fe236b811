package tidewire.summarizer.market;

import java.time.Instant;
import java.util.Comparator;

/** A bar that is still open; in the order in which bars close. */
record BarKey(Instant start, String symbol) implements Comparable<BarKey> {
    private static final Comparator<BarKey> ORDER =
            Comparator.comparing(BarKey::start).thenComparing(BarKey::symbol);

    @Override
    public int compareTo(BarKey other) {
        return ORDER.compare(this, other);
    }
}

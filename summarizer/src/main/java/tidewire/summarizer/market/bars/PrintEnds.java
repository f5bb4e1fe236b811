package tidewire.summarizer.market.bars;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The first and the last prints of a bar, in the venue's order: open, close and median stay right when some are taken back. */
final class PrintEnds {
    /** Prints kept at either end: as many may be taken back before an end is not known any more. */
    static final int KEPT = 8;
    /** A median of five is not moved by two bad prints. */
    private static final int MEDIAN_OF = 5;

    private final List<Print> first;
    private final List<Print> last;

    PrintEnds() {
        this(new ArrayList<>(KEPT + 1), new ArrayList<>(KEPT + 1));
    }

    PrintEnds(List<Print> first, List<Print> last) {
        this.first = first;
        this.last = last;
    }

    List<Print> first() {
        return first;
    }

    List<Print> last() {
        return last;
    }

    boolean isEmpty() {
        return last.isEmpty();
    }

    BigDecimal open() {
        return first.isEmpty() ? last.get(0).price() : first.get(0).price();
    }

    BigDecimal close() {
        return last.isEmpty()
                ? first.get(first.size() - 1).price()
                : last.get(last.size() - 1).price();
    }

    /** Median price of the last five prints; of an even number the lower of the two in the middle. */
    BigDecimal median() {
        List<Print> known = last.isEmpty() ? first : last;
        List<BigDecimal> prices = new ArrayList<>(MEDIAN_OF);
        for (int i = Math.max(0, known.size() - MEDIAN_OF); i < known.size(); i++) {
            prices.add(known.get(i).price());
        }
        prices.sort(null);
        return prices.get((prices.size() - 1) / 2);
    }

    void add(Print print) {
        // Most come in their order.
        if (last.size() == KEPT && first.size() == KEPT && !print.isBefore(last.get(KEPT - 1))) {
            last.remove(0);
            last.add(print);
            return;
        }
        if (first.size() < KEPT || print.isBefore(first.get(KEPT - 1))) {
            insert(first, print);
            if (first.size() > KEPT) {
                first.remove(KEPT);
            }
        }
        if (last.size() < KEPT || !print.isBefore(last.get(0))) {
            insert(last, print);
            if (last.size() > KEPT) {
                last.remove(0);
            }
        }
    }

    // Prints that are equal in order stay as they came.
    private static void insert(List<Print> sorted, Print print) {
        int at = sorted.size();
        while (at > 0 && print.isBefore(sorted.get(at - 1))) {
            at--;
        }
        sorted.add(at, print);
    }

    /** Whether a print of this identity is kept that was told otherwise. */
    boolean contradict(Print told) {
        return Stream.concat(first.stream(), last.stream()).anyMatch(print -> print.isOf(told) && !print.same(told));
    }

    void remove(Print taken) {
        first.removeIf(print -> print.isOf(taken) && print.same(taken));
        last.removeIf(print -> print.isOf(taken) && print.same(taken));
    }
}

package tidewire.summarizer.market.moves;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** Highest and lowest price of each of the last 52 weeks, as far as they were seen. */
final class YearRange {
    private static final int WEEKS = 52;

    record Range(BigDecimal high, BigDecimal low) {
        Range with(BigDecimal price) {
            return new Range(high.max(price), low.min(price));
        }
    }

    /** By week since the epoch. */
    final TreeMap<Long, Range> weeks = new TreeMap<>();

    private static long week(LocalDate day) {
        return Math.floorDiv(day.toEpochDay() + 3, 7);
    }

    /** Weeks that a price is above (1) or below (-1) all of; 0 when it is within what was seen. */
    int sideOf(BigDecimal price) {
        boolean highest = true;
        boolean lowest = true;
        for (Range range : weeks.values()) {
            highest &= price.compareTo(range.high) > 0;
            lowest &= price.compareTo(range.low) < 0;
        }
        return weeks.isEmpty() || highest == lowest ? 0 : highest ? 1 : -1;
    }

    int size() {
        return weeks.size();
    }

    void add(LocalDate day, BigDecimal price) {
        long week = week(day);
        Range range = weeks.get(week);
        weeks.put(week, range == null ? new Range(price, price) : range.with(price));
        for (Iterator<Map.Entry<Long, Range>> all = weeks.entrySet().iterator(); all.hasNext(); ) {
            if (all.next().getKey() > week - WEEKS) {
                break;
            }
            all.remove();
        }
    }
}

package tidewire.summarizer.market.days;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.market.bytes.DecimalBytes;

/** Highest and lowest price of each of the last 52 weeks, as far as they were seen. */
public final class YearRange {
    private static final int WEEKS = 52;
    private static final int DAYS = 7;
    /** The epoch was a Thursday; weeks begin on Mondays. */
    private static final int EPOCH_DAY_OF_WEEK = 3;

    private record Range(BigDecimal high, BigDecimal low, LocalDate from) {
        Range with(BigDecimal higher, BigDecimal lower) {
            return new Range(high.max(higher), low.min(lower), from);
        }
    }

    /** @param from first day of those that were seen */
    record Seen(BigDecimal high, BigDecimal low, LocalDate from) {
        Seen with(Seen other) {
            return new Seen(high.max(other.high), low.min(other.low), from.isBefore(other.from) ? from : other.from);
        }
    }

    /** By week since the epoch. */
    private final TreeMap<Long, Range> weeks = new TreeMap<>();

    private static long week(LocalDate day) {
        return Math.floorDiv(day.toEpochDay() + EPOCH_DAY_OF_WEEK, DAYS);
    }

    /** 1 when a price is above all that was seen, -1 when below; 0 when it is within, or nothing was seen. */
    public int sideOf(BigDecimal price) {
        boolean highest = true;
        boolean lowest = true;
        for (Range range : weeks.values()) {
            highest &= price.compareTo(range.high) > 0;
            lowest &= price.compareTo(range.low) < 0;
        }
        return weeks.isEmpty() || highest == lowest ? 0 : highest ? 1 : -1;
    }

    /** Weeks seen. */
    public int size() {
        return weeks.size();
    }

    /** What the weeks that count for a day have seen; null when that is nothing. */
    @Nullable
    Seen upTo(LocalDate day) {
        Seen seen = null;
        for (Range range : weeks.tailMap(week(day) - WEEKS, false).values()) {
            Seen ofWeek = new Seen(range.high, range.low, range.from);
            seen = seen == null ? ofWeek : seen.with(ofWeek);
        }
        return seen;
    }

    /** Whether a session counts among the 52 weeks of a later one. */
    static boolean counts(LocalDate earlier, LocalDate day) {
        return week(earlier) > week(day) - WEEKS;
    }

    public void add(LocalDate day, BigDecimal price) {
        add(day, price, price);
    }

    void add(LocalDate day, BigDecimal high, BigDecimal low) {
        long week = week(day);
        Range range = weeks.get(week);
        weeks.put(week, range == null ? new Range(high, low, day) : range.with(high, low));
        for (Iterator<Map.Entry<Long, Range>> all = weeks.entrySet().iterator(); all.hasNext(); ) {
            if (all.next().getKey() > week - WEEKS) {
                break;
            }
            all.remove();
        }
    }

    public void write(DataOutput out) throws IOException {
        out.writeByte(weeks.size());
        for (Map.Entry<Long, Range> week : weeks.entrySet()) {
            out.writeInt(week.getKey().intValue());
            DecimalBytes.write(out, week.getValue().high());
            DecimalBytes.write(out, week.getValue().low());
            out.writeInt((int) week.getValue().from().toEpochDay());
        }
    }

    /** Takes what {@link #write} wrote. */
    public void read(DataInput in) throws IOException {
        for (int left = in.readByte(); left > 0; left--) {
            long week = in.readInt();
            weeks.put(
                    week,
                    new Range(DecimalBytes.present(in), DecimalBytes.present(in), LocalDate.ofEpochDay(in.readInt())));
        }
    }
}

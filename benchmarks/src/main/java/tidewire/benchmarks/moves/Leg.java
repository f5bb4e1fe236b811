package tidewire.benchmarks.moves;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tidewire.events.Bar;

/**
 * A leg of the zig-zag of closes: from one extreme to the next, seen with hindsight.
 *
 * @param up whether the price rose
 * @param percent signed change
 */
record Leg(String symbol, Instant from, Instant to, boolean up, double percent) {

    /** Legs of at least so many percent; each turns where the price has gone as far back. */
    static List<Leg> of(List<Bar> bars, double least) {
        List<Leg> legs = new ArrayList<>();
        int start = 0;
        int highest = 0;
        int lowest = 0;
        int direction = 0;
        for (int i = 1; i < bars.size(); i++) {
            double close = close(bars, i);
            highest = close > close(bars, highest) ? i : highest;
            lowest = close < close(bars, lowest) ? i : lowest;
            boolean rises = close >= close(bars, lowest) * (1 + least / 100);
            boolean falls = close <= close(bars, highest) * (1 - least / 100);
            if (direction <= 0 && rises) {
                if (direction < 0) {
                    legs.add(leg(bars, start, lowest));
                }
                start = lowest;
                direction = 1;
                highest = i;
            } else if (direction >= 0 && falls) {
                if (direction > 0) {
                    legs.add(leg(bars, start, highest));
                }
                start = highest;
                direction = -1;
                lowest = i;
            } else if (direction > 0) {
                lowest = highest == i ? i : lowest;
            } else if (direction < 0) {
                highest = lowest == i ? i : highest;
            }
        }
        if (direction != 0) {
            legs.add(leg(bars, start, direction > 0 ? highest : lowest));
        }
        return legs;
    }

    private static double close(List<Bar> bars, int index) {
        return bars.get(index).close().doubleValue();
    }

    private static Leg leg(List<Bar> bars, int from, int to) {
        double percent = 100 * (close(bars, to) / close(bars, from) - 1);
        return new Leg(
                bars.get(from).symbol(), bars.get(from).end(), bars.get(to).end(), percent > 0, percent);
    }

    /** Whether a change known at that time went the way of this leg while it lasted. */
    boolean has(Instant time, boolean rise) {
        return time.isAfter(from) && !time.isAfter(to) && rise == up;
    }
}

package tidewire.dashboard.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import tidewire.events.Bar;

/** Bars as columns: a quarter of the size of objects. @param start epoch seconds; the others decimals as text */
public record BarColumns(
        List<Long> start,
        List<String> open,
        List<String> high,
        List<String> low,
        List<String> close,
        List<String> volume) {
    private static final int SECONDS = 60;

    /** The same as objects; what the columns do not tell (average, median, trades) is that of one trade at the close. */
    public List<Bar> bars(String symbol) {
        return IntStream.range(0, start.size())
                .mapToObj(at -> new Bar(
                        symbol,
                        Instant.ofEpochSecond(start.get(at)),
                        SECONDS,
                        0,
                        number(open, at),
                        number(high, at),
                        number(low, at),
                        number(close, at),
                        number(volume, at),
                        number(close, at),
                        number(close, at),
                        1))
                .toList();
    }

    private static BigDecimal number(List<String> column, int at) {
        return new BigDecimal(column.get(at));
    }
}

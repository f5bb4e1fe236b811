package tidewire.summarizer.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a symbol after its last bar.
 *
 * @param points ends of this session's bars, oldest first, as far back as the longest span
 * @param bars bars ever seen
 * @param returns returns ever seen; fewer than bars, since none crosses sessions
 * @param variance usual squared log return of a minute
 * @param volume usual volume of a minute
 * @param reported end of the last reported move, from which the next one may start at the earliest
 */
record SymbolState(
        List<Point> points,
        long bars,
        long returns,
        double variance,
        double volume,
        @Nullable Instant reported) {

    static final SymbolState NEW = new SymbolState(List.of(), 0, 0, 0, 0, null);

    SymbolState {
        points = List.copyOf(points);
    }

    /**
     * The end of a bar, with what was usual then: a move is measured against what was usual before it began, for it
     * would else raise the measure that it is held against.
     */
    record Point(
            Instant end, BigDecimal close, BigDecimal vwap, BigDecimal volume, double variance, double usualVolume) {}
}

package tidewire.summarizer.market;

import java.time.Duration;
import java.util.List;

/**
 * What counts as a move.
 *
 * @param spans look-back spans in minutes, shortest first
 * @param minZ least size of the change, in standard deviations of the span
 * @param minPercent least size of the change in percent
 * @param minVolumeRatio least volume of the span as a multiple of the usual
 * @param minTrades least number of trades in the last bar
 * @param confirmed least part of the change that the volume-weighted prices must show as well: a single print moves the
 *     close, but not the average
 * @param halfLife bars after which a return or a volume weighs half in what is usual
 * @param warmUp bars without moves at the start of a symbol, until what is usual is known
 * @param sessionGap time without trades after which a new session begins; no span and no return crosses it, so that an
 *     overnight gap is neither a move nor volatility
 */
public record MoveRules(
        List<Integer> spans,
        double minZ,
        double minPercent,
        double minVolumeRatio,
        int minTrades,
        double confirmed,
        int halfLife,
        int warmUp,
        Duration sessionGap) {

    /**
     * Calibrated on the trades of SPY, IBM, BAC and AIG of one lively week (7-11 October 2013): 3, 9, 4 and 8 moves. At z 2.5
     * there are about twice as many, at z 4 one or two; from a percent of 0.4 on the index hardly ever moves.
     */
    public static final MoveRules DEFAULT =
            new MoveRules(List.of(5, 20), 3.0, 0.25, 0.8, 5, 0.6, 120, 30, Duration.ofMinutes(30));

    public MoveRules {
        spans = List.copyOf(spans);
        if (spans.isEmpty() || spans.stream().anyMatch(span -> span < 1)) {
            throw new IllegalArgumentException("moves need spans of at least one minute, were " + spans);
        }
    }

    int longestSpan() {
        return spans.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}

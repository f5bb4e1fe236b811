package tidewire.summarizer.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidewire.events.Bar;
import tidewire.events.Move;
import tidewire.events.Severity;
import tidewire.summarizer.market.SymbolState.Point;

/**
 * Finds moves in the bars of one symbol: changes over a look-back span that are large against the usual volatility, large
 * in percent, traded on volume, and shown by average prices too. A change is reported once: the next move must lie
 * wholly after the last reported one. Pure: same bars, same moves, on every machine ({@link StrictMath}).
 */
final class MoveDetector {
    // Returns count for the usual volatility up to this many standard deviations: one bad print must not hide moves
    // for hours.
    private static final double CLIP = 4;
    // Half a basis point a minute: a price that has not changed for an hour must not make every tick a sensation.
    private static final double LEAST_VARIANCE = 0.5e-4 * 0.5e-4;
    private static final double GREATEST_Z = 99;

    private final MoveRules rules;

    MoveDetector(MoveRules rules) {
        this.rules = rules;
    }

    /** What the next bar of a symbol brings. */
    record Step(SymbolState state, Optional<Move> move) {}

    /** @param known observed time at which the bar was known */
    Step next(SymbolState state, Bar bar, Instant known) {
        Point last = state.points().isEmpty()
                ? null
                : state.points().get(state.points().size() - 1);
        boolean sameSession =
                last != null && Duration.between(last.end(), bar.end()).compareTo(rules.sessionGap()) <= 0;
        SymbolState learned = learn(state, bar, sameSession ? last : null);
        Optional<Move> move = biggest(learned, bar, known);
        return new Step(
                move.isPresent()
                        ? new SymbolState(
                                learned.points(),
                                learned.bars(),
                                learned.returns(),
                                learned.variance(),
                                learned.volume(),
                                bar.end())
                        : learned,
                move);
    }

    private SymbolState learn(SymbolState state, Bar bar, @Nullable Point last) {
        double variance = state.variance();
        long returns = state.returns();
        if (last != null) {
            // A minute without trades has no bar; its return is part of the next one.
            double minutes = Duration.between(last.end(), bar.end()).toSeconds() / 60.0;
            double change = logChange(last.close(), bar.close());
            double squared = change * change / minutes;
            if (returns >= rules.warmUp()) {
                squared = Math.min(squared, CLIP * CLIP * Math.max(variance, LEAST_VARIANCE));
            }
            returns++;
            variance += weight(returns) * (squared - variance);
        }
        long bars = state.bars() + 1;
        double volume = state.volume() + weight(bars) * (bar.volume().doubleValue() - state.volume());
        List<Point> points = new ArrayList<>(last == null ? List.of() : state.points());
        points.add(new Point(bar.end(), bar.close(), bar.vwap(), bar.volume(), variance, volume));
        Instant oldest = bar.end().minus(Duration.ofMinutes(rules.longestSpan()));
        // One point at or before the start of the longest span stays: its close was the price then.
        while (points.size() > 1 && !points.get(1).end().isAfter(oldest)) {
            points.remove(0);
        }
        return new SymbolState(points, bars, returns, variance, volume, state.reported());
    }

    // A plain mean at first, then fading by the half-life.
    private double weight(long count) {
        return Math.max(1.0 / count, 1 - StrictMath.pow(0.5, 1.0 / rules.halfLife()));
    }

    private Optional<Move> biggest(SymbolState state, Bar bar, Instant known) {
        if (state.returns() <= rules.warmUp() || bar.trades() < rules.minTrades()) {
            return Optional.empty();
        }
        Change biggest = null;
        for (int span : rules.spans()) {
            Change change = change(state, bar, span);
            if (change != null && (biggest == null || Math.abs(change.z()) > Math.abs(biggest.z()))) {
                biggest = change;
            }
        }
        return Optional.ofNullable(biggest).map(change -> move(change, bar, known));
    }

    private record Change(int span, Point from, double z, BigDecimal percent, double volumeRatio) {}

    private @Nullable Change change(SymbolState state, Bar bar, int span) {
        Instant start = bar.end().minus(Duration.ofMinutes(span));
        Point from = lastAt(state.points(), start);
        if (from == null || (state.reported() != null && start.isBefore(state.reported()))) {
            return null;
        }
        double change = logChange(from.close(), bar.close());
        double z = change / StrictMath.sqrt(Math.max(from.variance(), LEAST_VARIANCE) * span);
        BigDecimal percent = percent(from.close(), bar.close());
        double volumeRatio = volumeAfter(state.points(), start) / (from.usualVolume() * span);
        boolean isMove = Math.abs(z) >= rules.minZ()
                && Math.abs(percent.doubleValue()) >= rules.minPercent()
                && volumeRatio >= rules.minVolumeRatio()
                && logChange(from.vwap(), bar.vwap()) / change >= rules.confirmed();
        return isMove ? new Change(span, from, z, percent, volumeRatio) : null;
    }

    private static @Nullable Point lastAt(List<Point> points, Instant time) {
        Point found = null;
        for (Point point : points) {
            if (!point.end().isAfter(time)) {
                found = point;
            }
        }
        return found;
    }

    private static double volumeAfter(List<Point> points, Instant time) {
        return points.stream()
                .filter(point -> point.end().isAfter(time))
                .mapToDouble(point -> point.volume().doubleValue())
                .sum();
    }

    private static double logChange(BigDecimal from, BigDecimal to) {
        return StrictMath.log(to.doubleValue() / from.doubleValue());
    }

    private static BigDecimal percent(BigDecimal from, BigDecimal to) {
        return to.subtract(from).multiply(BigDecimal.valueOf(100)).divide(from, 2, RoundingMode.HALF_EVEN);
    }

    private static Move move(Change change, Bar bar, Instant known) {
        BigDecimal z = rounded(Math.max(-GREATEST_Z, Math.min(GREATEST_Z, change.z())), 2);
        BigDecimal volumeRatio = rounded(change.volumeRatio(), 1);
        BigDecimal from = change.from().close();
        return new Move(
                "move:" + bar.symbol() + ":" + bar.end(),
                bar.symbol(),
                Move.Kind.SPIKE,
                known,
                bar.end().minus(Duration.ofMinutes(change.span())),
                bar.end(),
                from,
                bar.close(),
                change.percent(),
                z,
                volumeRatio,
                Severity.INFO,
                MoveText.title(bar.symbol(), change.percent(), change.span()),
                MoveText.text(bar.symbol(), change.percent(), change.span(), from, bar.close(), volumeRatio));
    }

    private static BigDecimal rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    }
}

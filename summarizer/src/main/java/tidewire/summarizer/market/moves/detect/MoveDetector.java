package tidewire.summarizer.market.moves.detect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidewire.events.Bar;
import tidewire.events.Move;
import tidewire.summarizer.market.moves.MoveRules;
import tidewire.summarizer.market.moves.MoveText;

/**
 * Finds the moves of one symbol in its bars. Each kind has a detector of its own, all look at every bar, and what a bar
 * says is said once: by the gravest of them. Prices are medians of a bar's last trades, so that a print far from its
 * neighbours moves nothing. Pure: same bars, same moves, on every machine ({@link StrictMath}).
 */
public final class MoveDetector {
    /** A median of fewer prints may be a bad one: then the neighbouring bars have a say. */
    private static final int TRUSTED_TRADES = 3;
    /** A thin opening is judged with its third bar. */
    private static final int BARS_TO_WAIT = 3;
    /** Minutes until what is usual is known well enough to call something unusual. */
    private static final double WARM_UP = 30;

    /** Standard deviations of a minute from which a print is far. */
    private static final double FAR = 4;

    private final MoveRules rules;

    public MoveDetector(MoveRules rules) {
        this.rules = rules;
    }

    /**
     * What the next bar of the symbol brings. Revisions and bars out of order bring nothing: what was built on the bar has
     * been said.
     *
     * @param observed when the bar was known
     */
    public Optional<Move> next(SymbolState state, Bar bar, Instant observed) {
        Instant reached = state.reached();
        if (bar.revision() > 0 || (reached != null && !bar.end().isAfter(reached))) {
            return Optional.empty();
        }
        if (isAlone(state, bar)) {
            remember(state, bar.median());
            return Optional.empty();
        }
        Point last = state.last;
        BigDecimal open = state.settled.with(bar.open(), state.bounce.most());
        Point now = settled(state, bar);
        double usualDay = state.volatility.usualDay();
        LocalDate day = rules.hours().dayOf(bar.start());
        boolean halted = last != null && sameSession(state, day) && state.halt.isHalt(last, bar.start(), rules);
        boolean begins = day != null && state.session.next(day, now);
        if (begins && !rules.hours().isContinuous()) {
            state.halt.begin();
        }
        state.halt.delay = Duration.between(bar.end(), observed);
        boolean broken = last == null || halted || (begins && !rules.hours().isContinuous());
        if (broken) {
            state.spikes.begin();
            state.barsSinceStart = 0;
        }
        state.barsSinceStart++;

        FoundMove start = null;
        boolean trusted = bar.trades() >= TRUSTED_TRADES || state.barsSinceStart >= BARS_TO_WAIT;
        if (trusted) {
            start = graver(start, state.halt.reopening(now, rules, usualDay));
            start = graver(start, state.session.gap(opened(state, bar, open, now), rules, usualDay));
        }
        boolean known = state.volatility.seen() >= WARM_UP && trusted && day != null;
        FoundMove found =
                graver(null, state.spikes.next(now, bar.volume().doubleValue(), known, rules, state.volatility));
        found = graver(found, state.swing.next(now, rules, usualDay));
        found = graver(found, day == null ? null : state.session.change(now, rules, usualDay));
        if (day != null) {
            learn(state, bar, now, broken);
        }
        // How it opened says more than how far that is from the last extreme.
        if (start != null) {
            found = found == null ? start : start.atLeast(found.severity());
        }
        int record = state.year.sideOf(now.price());
        int weeks = state.year.size();
        if (day != null) {
            state.year.add(day, now.price());
        }
        state.last = now;
        return Optional.ofNullable(found)
                .map(candidate -> move(bar.symbol(), candidate, state.session, record, weeks, observed));
    }

    /** The symbol was heard of, by a bar or a revision of one. @param trading in how many minutes each of its sources has traded */
    public void heard(SymbolState state, long[] trading) {
        state.halt.trading = trading;
    }

    /**
     * That the symbol does not trade while its sources go on: once, in the midst of a session.
     *
     * @param observed the present; all bars that had ended then have been seen
     * @param trading in how many minutes each of its sources has traded
     */
    public Optional<Move> silent(SymbolState state, String symbol, Instant observed, long[] trading) {
        Point last = state.last;
        if (last == null
                || rules.hours().dayOf(last.time().minusSeconds(1)) == null
                || !sameSession(
                        state,
                        rules.hours().dayOf(observed.minus(state.halt.delay).minusSeconds(1)))) {
            return Optional.empty();
        }
        return Optional.ofNullable(state.halt.stopped(last, observed, trading, rules))
                .map(found -> move(symbol, found, state.session, 0, 0, observed));
    }

    // Round the clock midnight is no close.
    private boolean sameSession(SymbolState state, @Nullable LocalDate day) {
        return day != null && (day.equals(state.session.day) || rules.hours().isContinuous());
    }

    private static @Nullable FoundMove graver(@Nullable FoundMove found, @Nullable FoundMove other) {
        return other != null && other.before(found) ? other : found;
    }

    private static Point settled(SymbolState state, Bar bar) {
        BigDecimal price = price(state, bar);
        state.bounce.next(bar.median());
        return new Point(bar.end(), price, state.settled.next(price, state.bounce.most()));
    }

    /** Whether a bar is thin and there are no two before it: a bad print would be where everything begins. */
    private static boolean isAlone(SymbolState state, Bar bar) {
        return bar.trades() < TRUSTED_TRADES && state.beforeThat == null;
    }

    private static void remember(SymbolState state, BigDecimal median) {
        state.beforeThat = state.before;
        state.before = median;
    }

    /** A thin bar's price is the middle one of it and the two before. */
    private static BigDecimal price(SymbolState state, Bar bar) {
        BigDecimal price = bar.median();
        BigDecimal before = state.before;
        BigDecimal beforeThat = state.beforeThat;
        remember(state, price);
        if (bar.trades() >= TRUSTED_TRADES || before == null || beforeThat == null) {
            return price;
        }
        BigDecimal higher = before.max(beforeThat);
        BigDecimal lower = before.min(beforeThat);
        return price.max(lower).min(higher);
    }

    /** The first print of a session, unless it is far from where its minute ended. */
    private Point opened(SymbolState state, Bar bar, BigDecimal settled, Point now) {
        Point open = new Point(now.time(), bar.open(), settled);
        double usual = state.volatility.now(state.volatility.bin(rules.hours().minuteOf(bar.start())));
        return state.barsSinceStart == 1 && Math.abs(open.changeTo(now)) <= FAR * StrictMath.sqrt(usual) ? open : now;
    }

    private void learn(SymbolState state, Bar bar, Point now, boolean broken) {
        BigDecimal before = state.traded.at();
        BigDecimal traded = state.traded.next(now.price(), state.bounce.usual());
        int bin = state.volatility.bin(rules.hours().minuteOf(bar.start()));
        Point last = state.last;
        if (last == null || before == null) {
            return;
        }
        if (broken) {
            state.volatility.learnNight(last.changeTo(now));
        } else {
            double minutes = Duration.between(last.time(), bar.end()).toSeconds() / 60.0;
            state.volatility.learn(
                    bin,
                    StrictMath.log(traded.doubleValue() / before.doubleValue()),
                    minutes,
                    bar.volume().doubleValue(),
                    state.bounce.tick(now.price()));
        }
    }

    private static Move move(
            String symbol, FoundMove found, DaySession session, int record, int weeks, Instant observed) {
        Point from = found.from();
        Point to = found.to();
        BigDecimal percent = to.price()
                .subtract(from.price())
                .multiply(BigDecimal.valueOf(100))
                .divide(from.price(), 2, RoundingMode.HALF_EVEN);
        BigDecimal ratio = found.volumeRatio() == null ? null : rounded(found.volumeRatio(), 1);
        MoveText text = new MoveText(symbol, found.kind(), from, to, percent, ratio);
        return new Move(
                "move:" + symbol + ":" + found.kind().name().toLowerCase(java.util.Locale.ROOT) + ":" + to.time(),
                symbol,
                found.kind(),
                observed,
                from.time(),
                to.time(),
                from.price(),
                to.price(),
                percent,
                rounded(found.z(), 2),
                ratio,
                found.severity(),
                text.title(),
                text.text(session.change(to), record, weeks));
    }

    private static BigDecimal rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    }
}

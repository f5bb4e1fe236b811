package tidewire.summarizer.market.moves.detect;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.market.days.YearRange;
import tidewire.summarizer.market.moves.MoveRules;
import tidewire.summarizer.market.moves.bounce.Bounce;
import tidewire.summarizer.market.moves.bounce.Settled;

/** What is known of a symbol after its last bar. Mutable; belongs to one {@link MoveDetector} step at a time. */
public final class SymbolState {
    final Volatility volatility;
    final Bounce bounce = new Bounce();
    /** The price without all that may be bounce: moves are measured by it. */
    final Settled settled = new Settled();
    /** The price without its usual bounce: volatility is learned from it, of which more would take away too much. */
    final Settled traded = new Settled();

    final Spikes spikes = new Spikes();
    final DaySession session = new DaySession();
    final Halt halt = new Halt();
    final Swing swing = new Swing();
    final YearRange year = new YearRange();
    /** End of the last bar, and its price. */
    @Nullable
    Point last;
    /** Medians of the last two bars, the later first. */
    @Nullable
    BigDecimal before;

    @Nullable
    BigDecimal beforeThat;
    /** Bars since the session began or trading went on. */
    int barsSinceStart;

    public SymbolState(MoveRules rules) {
        volatility = new Volatility(rules);
    }

    /** End of the last bar; null before the first. */
    @Nullable
    public Instant reached() {
        return last == null ? null : last.time();
    }
}

package tidewire.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An unusual change of price: computed once from bars, from then on a source that digests cite. Every figure that may be
 * said of it stands in {@code text}.
 *
 * @param id {@code move:<symbol>:<kind>:<to>}
 * @param observed when it was known; orders the tape
 * @param from start of the span that moved, in the venue's time
 * @param to end of the span, in the venue's time
 * @param fromPrice price before the span
 * @param toPrice price at its end
 * @param changePercent signed change in percent, two decimals
 * @param zScore signed size in units of the symbol's usual volatility at that time of day, two decimals; null while that is not known
 * @param volumeRatio volume as a multiple of the usual, one decimal; null while that is not known
 * @param severity how much it matters by the desk-independent thresholds of the configuration
 * @param title short form, for example {@code IBM -0.92% in 20 min}
 * @param text one line in words, as the model reads it
 */
public record Move(
        String id,
        String symbol,
        Kind kind,
        Instant observed,
        Instant from,
        Instant to,
        BigDecimal fromPrice,
        BigDecimal toPrice,
        BigDecimal changePercent,
        @Nullable BigDecimal zScore,
        @Nullable BigDecimal volumeRatio,
        Severity severity,
        String title,
        String text)
        implements Event {

    /** What sort of change it is. */
    public enum Kind {
        /** Large for this symbol at this time of day, within minutes. */
        @JsonProperty("spike")
        SPIKE,
        /** The session opens away from the close before. */
        @JsonProperty("gap")
        GAP,
        /** A symbol that trades often does not, while others of its venue go on; the price is its last. */
        @JsonProperty("halt")
        HALT,
        /** Trading goes on after a halt, away from where it stopped. */
        @JsonProperty("reopening")
        REOPENING,
        /** The change since the close before passes a threshold. */
        @JsonProperty("day")
        DAY,
        /** The price has gone far from its last extreme. */
        @JsonProperty("swing")
        SWING
    }

    public Move {
        Check.text("Move.id", id);
        Check.text("Move.symbol", symbol);
        Check.present("Move.kind", kind);
        Check.present("Move.observed", observed);
        Check.present("Move.from", from);
        Check.present("Move.to", to);
        Check.that(from.isBefore(to), "Move.from must be before Move.to");
        Check.positive("Move.fromPrice", fromPrice);
        Check.positive("Move.toPrice", toPrice);
        Check.present("Move.changePercent", changePercent);
        Check.present("Move.severity", severity);
        Check.text("Move.title", title);
        Check.text("Move.text", text);
    }

    @Override
    public String eventId() {
        return id;
    }

    @Override
    public Instant eventTime() {
        return observed;
    }
}

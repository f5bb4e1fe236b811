package tidewire.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * Trades of one symbol in one span of the venue's time.
 *
 * @param start inclusive start, aligned to the epoch
 * @param seconds length of the span
 * @param revision 0 when the span closed first, then counted up when a late, cancelled or corrected trade changed it
 * @param vwap volume-weighted average price, rounded half-even to 12 significant digits, or as many as its highest or lowest price has
 * @param median median price of the last five trades: what moves are measured by, since one bad print does not change it
 * @param trades number of trades, at least 1; 0 in a revision after which none of them stands, whose prices are those said before
 */
public record Bar(
        String symbol,
        Instant start,
        int seconds,
        int revision,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal vwap,
        BigDecimal median,
        long trades)
        implements Event {
    public Bar {
        Check.text("Bar.symbol", symbol);
        Check.present("Bar.start", start);
        Check.that(seconds > 0, "Bar.seconds must be positive, was " + seconds);
        Check.that(revision >= 0, "Bar.revision must not be negative, was " + revision);
        Check.positive("Bar.open", open);
        Check.positive("Bar.high", high);
        Check.positive("Bar.low", low);
        Check.positive("Bar.close", close);
        if (trades > 0) {
            Check.positive("Bar.volume", volume);
        } else {
            Check.that(volume.signum() == 0, "Bar.volume must be 0 where there are no trades, was " + volume);
        }
        Check.positive("Bar.vwap", vwap);
        Check.positive("Bar.median", median);
        Check.that(trades > 0 || (trades == 0 && revision > 0), "Bar.trades must be positive, was " + trades);
        Check.that(
                low.compareTo(open.min(close)) <= 0 && high.compareTo(open.max(close)) >= 0,
                "Bar.low and Bar.high must enclose open and close");
    }

    /** Exclusive end of the span. */
    @JsonIgnore
    public Instant end() {
        return start.plus(Duration.ofSeconds(seconds));
    }

    @Override
    public String eventId() {
        return "bar:" + symbol + ":" + start + ":" + seconds + (revision == 0 ? "" : ":" + revision);
    }

    @Override
    public Instant eventTime() {
        return start;
    }
}

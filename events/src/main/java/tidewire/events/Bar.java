package tidewire.events;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * Trades of one symbol in one span of event time.
 *
 * @param start inclusive start, aligned to the epoch
 * @param seconds length of the span
 * @param vwap volume-weighted average price, rounded half-even to 6 decimals
 * @param trades number of trades, at least 1
 */
public record Bar(
        String symbol,
        Instant start,
        int seconds,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal vwap,
        long trades)
        implements Event {
    public Bar {
        Check.text("Bar.symbol", symbol);
        Check.present("Bar.start", start);
        Check.that(seconds > 0, "Bar.seconds must be positive, was " + seconds);
        Check.positive("Bar.open", open);
        Check.positive("Bar.high", high);
        Check.positive("Bar.low", low);
        Check.positive("Bar.close", close);
        Check.positive("Bar.volume", volume);
        Check.positive("Bar.vwap", vwap);
        Check.that(trades > 0, "Bar.trades must be positive, was " + trades);
        Check.that(
                low.compareTo(open.min(close)) <= 0 && high.compareTo(open.max(close)) >= 0,
                "Bar.low and Bar.high must enclose open and close");
    }

    /** Exclusive end of the span. */
    @com.fasterxml.jackson.annotation.JsonIgnore
    public Instant end() {
        return start.plus(Duration.ofSeconds(seconds));
    }

    @Override
    public String eventId() {
        return "bar:" + symbol + ":" + start + ":" + seconds;
    }

    @Override
    public Instant eventTime() {
        return start;
    }
}

package tidewire.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a session of a symbol has come to so far: told with each of its bars whose figures change something, the last
 * record of a day is the day. Prices are of all prints that stand; one that is cancelled or put right revises them.
 *
 * @param day day of the session in the zone of the symbol's hours; a session that begins the evening before is of the day it ends on
 * @param revision counts the records of the day, from 0
 * @param start start of the session's first bar, in the venue's time
 * @param through end of the last bar counted, in the venue's time
 * @param open first price
 * @param last last price; the close, once the next day has begun
 * @param previousClose last price of the session before; null where none was seen
 * @param gapPercent open against the previous close, signed, two decimals; null without one
 * @param changePercent last price against the previous close, signed, two decimals; null without one
 * @param yearHigh highest price of the last 52 weeks, this day included, as far as they were seen
 * @param yearLow lowest price of the last 52 weeks
 * @param yearFrom first day that these two are of
 */
public record TradingDay(
        String symbol,
        LocalDate day,
        int revision,
        Instant start,
        Instant through,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal last,
        @Nullable BigDecimal previousClose,
        @Nullable BigDecimal gapPercent,
        @Nullable BigDecimal changePercent,
        BigDecimal yearHigh,
        BigDecimal yearLow,
        LocalDate yearFrom)
        implements Event {
    public TradingDay {
        Check.text("TradingDay.symbol", symbol);
        Check.present("TradingDay.day", day);
        Check.that(revision >= 0, "TradingDay.revision must not be negative, was " + revision);
        Check.present("TradingDay.start", start);
        Check.present("TradingDay.through", through);
        Check.that(start.isBefore(through), "TradingDay.start must be before TradingDay.through");
        Check.positive("TradingDay.open", open);
        Check.positive("TradingDay.high", high);
        Check.positive("TradingDay.low", low);
        Check.positive("TradingDay.last", last);
        Check.that(
                low.compareTo(open.min(last)) <= 0 && high.compareTo(open.max(last)) >= 0,
                "TradingDay.low and TradingDay.high must enclose open and last");
        if (previousClose != null) {
            Check.positive("TradingDay.previousClose", previousClose);
        }
        Check.that(
                (previousClose == null) == (gapPercent == null) && (previousClose == null) == (changePercent == null),
                "TradingDay.gapPercent and TradingDay.changePercent must be there where previousClose is");
        Check.positive("TradingDay.yearHigh", yearHigh);
        Check.positive("TradingDay.yearLow", yearLow);
        Check.that(
                yearLow.compareTo(low) <= 0 && yearHigh.compareTo(high) >= 0,
                "TradingDay.yearLow and TradingDay.yearHigh must enclose the day");
        Check.present("TradingDay.yearFrom", yearFrom);
        Check.that(!yearFrom.isAfter(day), "TradingDay.yearFrom must not be after the day");
    }

    @Override
    public String eventId() {
        return "day:" + symbol + ":" + day + ":" + revision;
    }

    @Override
    public Instant eventTime() {
        return through;
    }
}

package tidewire.events;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An unusual change of price: computed once from bars, from then on a source that digests cite. Every figure that may be
 * said of it stands in {@code text}.
 *
 * @param id {@code move:<symbol>:<to>}
 * @param from start of the span that moved
 * @param to end of the span, the time at which the move was known
 * @param fromPrice close of the bar before the span
 * @param toPrice close of the last bar of the span
 * @param changePercent signed change in percent, two decimals
 * @param zScore signed size of the change in units of the symbol's recent volatility, two decimals
 * @param volumeRatio volume of the span as a multiple of the usual volume of such a span, one decimal
 * @param title short form, for example {@code IBM -0.92% in 20 min}
 * @param text one line in words, as the model reads it
 */
public record Move(
        String id,
        String symbol,
        Instant from,
        Instant to,
        BigDecimal fromPrice,
        BigDecimal toPrice,
        BigDecimal changePercent,
        BigDecimal zScore,
        BigDecimal volumeRatio,
        String title,
        String text)
        implements Event {
    public Move {
        Check.text("Move.id", id);
        Check.text("Move.symbol", symbol);
        Check.present("Move.from", from);
        Check.present("Move.to", to);
        Check.that(from.isBefore(to), "Move.from must be before Move.to");
        Check.positive("Move.fromPrice", fromPrice);
        Check.positive("Move.toPrice", toPrice);
        Check.present("Move.changePercent", changePercent);
        Check.present("Move.zScore", zScore);
        Check.present("Move.volumeRatio", volumeRatio);
        Check.text("Move.title", title);
        Check.text("Move.text", text);
    }

    @Override
    public String eventId() {
        return id;
    }

    @Override
    public Instant eventTime() {
        return to;
    }
}

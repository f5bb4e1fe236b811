package tidewire.events;

import java.time.Instant;
import java.util.List;

/**
 * Prints of one symbol that an ingestor had at one instant, in one record: as they came in one message or within a few
 * milliseconds.
 *
 * @param observed when the ingestor had them
 * @param trades at least one, in the order in which they came; symbol, source and observed time are the batch's
 */
public record TradeBatch(String symbol, String source, Instant observed, List<Trade> trades) implements TradeEvent {
    public TradeBatch {
        Check.text("TradeBatch.symbol", symbol);
        Check.text("TradeBatch.source", source);
        Check.present("TradeBatch.observed", observed);
        trades = List.copyOf(Check.present("TradeBatch.trades", trades));
        Check.that(!trades.isEmpty(), "TradeBatch.trades must not be empty");
        for (Trade trade : trades) {
            Check.that(
                    trade.symbol().equals(symbol)
                            && trade.source().equals(source)
                            && trade.observed().equals(observed),
                    "TradeBatch.trades must be of the batch's symbol, source and observed time");
        }
    }

    @Override
    public String eventId() {
        return trades.get(0).eventId() + "+" + (trades.size() - 1);
    }

    @Override
    public Instant eventTime() {
        return observed;
    }
}

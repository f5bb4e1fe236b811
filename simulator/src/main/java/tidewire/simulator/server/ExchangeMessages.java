package tidewire.simulator.server;

import java.time.Instant;
import java.util.Set;
import tidewire.simulator.sample.SampleTrade;

/** What the exchange says, in the words of Coinbase Exchange. */
final class ExchangeMessages {
    private static final String NO_ORDER = "00000000-0000-0000-0000-000000000000";
    private static final String MATCH_TAIL =
            "\",\"maker_order_id\":\"" + NO_ORDER + "\",\"taker_order_id\":\"" + NO_ORDER
                    + "\",\"side\":\"buy\",\"synthetic\":[\"sequence\",\"maker_order_id\",\"taker_order_id\",\"side\"]}";

    private ExchangeMessages() {}

    static void match(TextFrames frames, String type, SampleTrade trade, long id) {
        String number = Long.toString(id);
        frames.begin()
                .put("{\"type\":\"")
                .put(type)
                .put("\",\"trade_id\":")
                .put(number)
                .put(",\"sequence\":")
                .put(number)
                .put(",\"product_id\":\"")
                .put(trade.symbol())
                .put("\",\"time\":\"")
                .put(trade.time())
                .put("\",\"size\":\"")
                .put(trade.size())
                .put("\",\"price\":\"")
                .put(trade.price())
                .put(MATCH_TAIL)
                .end();
    }

    static void heartbeat(TextFrames frames, String symbol, long lastId, Instant time) {
        String id = Long.toString(lastId);
        frames.begin()
                .put("{\"type\":\"heartbeat\",\"sequence\":")
                .put(id)
                .put(",\"last_trade_id\":")
                .put(id)
                .put(",\"product_id\":\"")
                .put(symbol)
                .put("\",\"time\":\"")
                .put(time.toString())
                .put("\",\"synthetic\":[\"sequence\"]}")
                .end();
    }

    static void subscriptions(TextFrames frames, Set<String> symbols) {
        String names = "[\"" + String.join("\",\"", symbols) + "\"]";
        frames.begin()
                .put("{\"type\":\"subscriptions\",\"channels\":[{\"name\":\"matches\",\"product_ids\":")
                .put(names)
                .put("},{\"name\":\"heartbeat\",\"product_ids\":")
                .put(names)
                .put("}]}")
                .end();
    }
}

package tidewire.ingest.trades;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a venue says what the contract test has to say, word for word as its documentation shows it. */
interface VenueMessages {
    /** Of every venue that there is; a test asks. */
    static List<VenueMessages> all() {
        return List.of(new Coinbase(), new Kraken(), new Binance(false), new Binance(true));
    }

    /** Of {@link ExchangeConfig#type()}. */
    String type();

    /** Two products that it has. */
    List<String> products();

    /** One that it has not. */
    String unknownProduct();

    String trade(String product, long id, Instant time, String price, String size, boolean takerBuys);

    /** A sign of life; null where the venue's pings are all there is. */
    String heartbeat(String product, long lastId, Instant time);

    /** What it answers when a subscription names a product that it has not; null where it says nothing. */
    String refusal(String product);

    /** What it answers to a subscription that it serves; null where the first trade is the answer. */
    String acknowledgement(List<String> products);

    /** What it tells of before the subscription, in as many messages as it takes; none where it tells nothing. */
    List<String> past(String product, List<Row> rows);

    /** Most trades of a page of its REST service; real ones give 1,000. */
    int PAGE_ROWS = 3;

    /** A page of its REST service: of these trades as many as it gives at once, in its order. */
    String page(List<Row> rows);

    /** Whether a trade is among those that are asked for. */
    boolean isAskedFor(URI request, Row row);

    static long number(URI request, String parameter) {
        Matcher found = Pattern.compile("[?&]" + parameter + "=([0-9]+)").matcher(request.toString());
        if (!found.find()) {
            throw new IllegalArgumentException(request + " has no " + parameter);
        }
        return Long.parseLong(found.group(1));
    }

    /** A trade on such a page. */
    record Row(long id, Instant time, String price, String size, boolean takerBuys) {}

    final class Coinbase implements VenueMessages {
        @Override
        public String type() {
            return "coinbase";
        }

        @Override
        public List<String> products() {
            return List.of("BTC-USD", "ETH-USD");
        }

        @Override
        public String unknownProduct() {
            return "NOPE-USD";
        }

        @Override
        public String trade(String product, long id, Instant time, String price, String size, boolean takerBuys) {
            return "{\"type\":\"match\",\"trade_id\":" + id + ",\"sequence\":50,\"maker_order_id\":\"a\","
                    + "\"taker_order_id\":\"b\",\"time\":\"" + time + "\",\"product_id\":\"" + product
                    + "\",\"size\":\"" + size + "\",\"price\":\"" + price + "\",\"side\":\""
                    + (takerBuys ? "sell" : "buy") + "\"}";
        }

        @Override
        public String heartbeat(String product, long lastId, Instant time) {
            return "{\"type\":\"heartbeat\",\"sequence\":90,\"last_trade_id\":" + lastId + ",\"product_id\":\""
                    + product + "\",\"time\":\"" + time + "\"}";
        }

        @Override
        public String refusal(String product) {
            return "{\"type\":\"error\",\"message\":\"Failed to subscribe\",\"reason\":\"" + product
                    + " is not a valid product\"}";
        }

        @Override
        public String acknowledgement(List<String> products) {
            return "{\"type\":\"subscriptions\",\"channels\":[{\"name\":\"matches\",\"product_ids\":[\""
                    + String.join("\",\"", products) + "\"]}]}";
        }

        @Override
        public List<String> past(String product, List<Row> rows) {
            Row last = rows.get(rows.size() - 1);
            return List.of(trade(product, last.id(), last.time(), last.price(), last.size(), last.takerBuys())
                    .replace("\"match\"", "\"last_match\""));
        }

        @Override
        public boolean isAskedFor(URI request, Row row) {
            return row.id() < number(request, "after");
        }

        @Override
        public String page(List<Row> rows) {
            return rows.stream()
                    .sorted((a, b) -> Long.compare(b.id(), a.id()))
                    .limit(PAGE_ROWS)
                    .map(row -> "{\"trade_id\":" + row.id() + ",\"side\":\"" + (row.takerBuys() ? "sell" : "buy")
                            + "\",\"size\":\"" + row.size() + "\",\"price\":\"" + row.price() + "\",\"time\":\""
                            + row.time() + "\"}")
                    .collect(Collectors.joining(",", "[", "]"));
        }
    }

    final class Kraken implements VenueMessages {
        @Override
        public String type() {
            return "kraken";
        }

        @Override
        public List<String> products() {
            return List.of("BTC/USD", "ETH/USD");
        }

        @Override
        public String unknownProduct() {
            return "NOPE/USD";
        }

        @Override
        public String trade(String product, long id, Instant time, String price, String size, boolean takerBuys) {
            return "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"" + product + "\",\"side\":\""
                    + (takerBuys ? "buy" : "sell") + "\",\"price\":" + price + ",\"qty\":" + size
                    + ",\"ord_type\":\"limit\",\"trade_id\":" + id + ",\"timestamp\":\"" + time + "\"}]}";
        }

        @Override
        public String heartbeat(String product, long lastId, Instant time) {
            return "{\"channel\":\"heartbeat\"}";
        }

        @Override
        public String refusal(String product) {
            return "{\"error\":\"Currency pair not supported " + product
                    + "\",\"method\":\"subscribe\",\"success\":false,\"symbol\":\"" + product
                    + "\",\"time_in\":\"2023-09-25T09:04:31.742599Z\",\"time_out\":\"2023-09-25T09:04:31.742648Z\"}";
        }

        @Override
        public String acknowledgement(List<String> products) {
            return "{\"method\":\"subscribe\",\"result\":{\"channel\":\"trade\",\"snapshot\":true,\"symbol\":\""
                    + products.get(0) + "\"},\"success\":true,\"time_in\":\"2023-09-25T09:04:31.742599Z\"}";
        }

        @Override
        public List<String> past(String product, List<Row> rows) {
            return List.of(rows.stream()
                    .map(row -> "{\"symbol\":\"" + product + "\",\"side\":\"" + (row.takerBuys() ? "buy" : "sell")
                            + "\",\"price\":" + row.price() + ",\"qty\":" + row.size()
                            + ",\"ord_type\":\"limit\",\"trade_id\":" + row.id() + ",\"timestamp\":\"" + row.time()
                            + "\"}")
                    .collect(Collectors.joining(",", "{\"channel\":\"trade\",\"type\":\"snapshot\",\"data\":[", "]}")));
        }

        @Override
        public boolean isAskedFor(URI request, Row row) {
            return row.time().toEpochMilli() * 1_000_000 > number(request, "since");
        }

        @Override
        public String page(List<Row> rows) {
            return rows.stream()
                    .sorted((a, b) -> Long.compare(a.id(), b.id()))
                    .limit(PAGE_ROWS)
                    .map(row -> "[\"" + row.price() + "\",\"" + row.size() + "\","
                            + new BigDecimal(row.time().toEpochMilli()).movePointLeft(3) + ",\""
                            + (row.takerBuys() ? "b" : "s") + "\",\"l\",\"\"," + row.id() + "]")
                    .collect(Collectors.joining(
                            ",", "{\"error\":[],\"result\":{\"XXBTZUSD\":[", "],\"last\":\"1688671969993150842\"}}"));
        }
    }

    /** @param aggregate whether the stream is {@code aggTrade} */
    record Binance(boolean aggregate) implements VenueMessages {
        @Override
        public String type() {
            return aggregate ? "binance-aggregate" : "binance";
        }

        @Override
        public List<String> products() {
            return List.of("BTCUSDT", "ETHUSDT");
        }

        @Override
        public String unknownProduct() {
            return "NOPEUSDT";
        }

        @Override
        public String trade(String product, long id, Instant time, String price, String size, boolean takerBuys) {
            String lower = product.toLowerCase(java.util.Locale.ROOT);
            String ids = aggregate ? "\"a\":" + id + ",\"f\":100,\"l\":105," : "\"t\":" + id + ",";
            String event = aggregate ? "aggTrade" : "trade";
            return "{\"stream\":\"" + lower + "@" + event + "\",\"data\":{\"e\":\"" + event + "\",\"E\":"
                    + time.toEpochMilli() + ",\"s\":\"" + product + "\"," + ids + "\"p\":\"" + price + "\",\"q\":\""
                    + size + "\",\"T\":" + time.toEpochMilli() + ",\"m\":" + !takerBuys + ",\"M\":true}}";
        }

        @Override
        public String heartbeat(String product, long lastId, Instant time) {
            return null;
        }

        @Override
        public String refusal(String product) {
            return null;
        }

        @Override
        public String acknowledgement(List<String> products) {
            return "{\"result\":null,\"id\":1}";
        }

        @Override
        public List<String> past(String product, List<Row> rows) {
            return List.of();
        }

        @Override
        public boolean isAskedFor(URI request, Row row) {
            return row.id() >= number(request, "fromId");
        }

        @Override
        public String page(List<Row> rows) {
            String idName = aggregate ? "a" : "id";
            return rows.stream()
                    .sorted((a, b) -> Long.compare(a.id(), b.id()))
                    .limit(PAGE_ROWS)
                    .map(row -> "{\"" + idName + "\":" + row.id()
                            + (aggregate
                                    ? ",\"p\":\"" + row.price() + "\",\"q\":\"" + row.size() + "\",\"T\":"
                                    : ",\"price\":\"" + row.price() + "\",\"qty\":\"" + row.size() + "\",\"time\":")
                            + row.time().toEpochMilli()
                            + (aggregate ? ",\"m\":" : ",\"isBuyerMaker\":") + !row.takerBuys() + "}")
                    .collect(Collectors.joining(",", "[", "]"));
        }
    }
}

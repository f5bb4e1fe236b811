package tidewire.ingest.trades.venue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidewire.events.Trade.Side;

/**
 * Kraken, WebSocket v2, channel {@code trade}: {@code side} is the taker's, prices are JSON numbers, several trades a
 * message, and the snapshot repeats the last 50. REST: {@code /0/public/Trades}, oldest first.
 */
final class KrakenVenue implements Venue {
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
    private static final int ROW_FIELDS = 7;

    private static final Map<String, String> REST_NAMES = Map.of("BTC", "XBT", "DOGE", "XDG");
    /** What it says to a subscription sent twice: no refusal. */
    private static final String ALREADY = "Already subscribed";

    /** Seconds of times that are any; beyond it the number of seconds is too long to be counted. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000_000L);

    private final List<String> products;
    private final IsoTime times = new IsoTime();

    KrakenVenue(List<String> products) {
        this.products = List.copyOf(products);
    }

    @Override
    public URI publicAddress() {
        return URI.create("wss://ws.kraken.com/v2");
    }

    @Override
    public Optional<URI> publicRest() {
        return Optional.of(URI.create("https://api.kraken.com"));
    }

    @Override
    public List<String> subscriptions(Collection<String> wanted) {
        ObjectNode subscribe = JsonFields.newObject().put("method", "subscribe");
        ObjectNode params = subscribe.putObject("params").put("channel", "trade");
        wanted.forEach(params.withArray("/symbol")::add);
        params.put("snapshot", true);
        return List.of(subscribe.toString());
    }

    /** Each product has an answer of its own. */
    @Override
    public boolean refusesAllForOne() {
        return false;
    }

    @Override
    public void read(String text, VenueListener to) throws IOException {
        String channel = null;
        boolean answer = false;
        boolean past = false;
        boolean refused = false;
        String symbol = null;
        String error = null;
        List<Fields> rows = List.of();
        try (JsonParser in = JsonFields.object(text)) {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                switch (name) {
                    case "channel" -> channel = JsonFields.text(in);
                    case "method" -> answer = JsonFields.text(in) != null;
                    case "type" -> past = "snapshot".equals(JsonFields.text(in));
                    case "success" -> refused = value == JsonToken.VALUE_FALSE;
                    case "symbol" -> symbol = JsonFields.text(in);
                    case "error" -> error = JsonFields.text(in);
                    case "data" -> rows = rows(in);
                    default -> in.skipChildren();
                }
            }
            JsonFields.end(in);
        }
        if (refused && !ALREADY.equalsIgnoreCase(error)) {
            refused(symbol, error == null ? "no" : error, to);
        } else if (channel == null && !answer && !refused) {
            throw new IllegalArgumentException("message of no channel");
        }
        // Fields may stand in any order: what the trades are may stand behind them.
        if ("trade".equals(channel)) {
            boolean before = past;
            Parts.tell(rows, row -> tell(row, before, to));
        }
    }

    private void refused(@Nullable String symbol, String error, VenueListener to) {
        if (symbol == null) {
            Named.refused(error, products, to);
        } else {
            to.refused(symbol, "the exchange says: " + error);
        }
    }

    private static List<Fields> rows(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            in.skipChildren();
            return List.of(Fields.NONE);
        }
        List<Fields> rows = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() == JsonToken.START_OBJECT) {
                rows.add(fields(in));
            } else {
                in.skipChildren();
                rows.add(Fields.NONE);
            }
        }
        return rows;
    }

    private record Fields(
            @Nullable String symbol,
            @Nullable String price,
            @Nullable String size,
            @Nullable String side,
            @Nullable String time,
            long id) {
        static final Fields NONE = new Fields(null, null, null, null, null, VenueListener.NO_ID);
    }

    private static Fields fields(JsonParser in) throws IOException {
        String symbol = null;
        String price = null;
        String size = null;
        String side = null;
        String time = null;
        long id = VenueListener.NO_ID;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "symbol" -> symbol = JsonFields.text(in);
                case "price" -> price = JsonFields.text(in);
                case "qty" -> size = JsonFields.text(in);
                case "side" -> side = JsonFields.text(in);
                case "timestamp" -> time = JsonFields.text(in);
                case "trade_id" -> id = JsonFields.number(in);
                default -> in.skipChildren();
            }
        }
        return new Fields(symbol, price, size, side, time, id);
    }

    private void tell(Fields fields, boolean past, VenueListener to) {
        to.trade(
                JsonFields.present("symbol", fields.symbol()),
                fields.id(),
                times.parse(fields.time()),
                JsonFields.price("price", fields.price()),
                JsonFields.price("qty", fields.size()),
                taker(fields.side(), "buy", "sell"),
                past);
    }

    private static @Nullable Side taker(@Nullable String side, String buy, String sell) {
        if (side == null) {
            return null;
        }
        if (side.equals(buy)) {
            return Side.BUY;
        }
        if (side.equals(sell)) {
            return Side.SELL;
        }
        throw new IllegalArgumentException("trade with side '" + side + "'");
    }

    /** REST has names of its own: {@code XBTUSD} for {@code BTC/USD}. */
    private static String pair(String product) {
        return Arrays.stream(product.split("/"))
                .map(asset -> REST_NAMES.getOrDefault(asset, asset))
                .collect(Collectors.joining());
    }

    @Override
    public URI page(URI rest, String product, long fromId, long toId, Instant since) {
        BigDecimal nanos = BigDecimal.valueOf(since.getEpochSecond())
                .multiply(NANOS)
                .add(BigDecimal.valueOf(since.getNano()))
                .subtract(BigDecimal.ONE);
        return URI.create(
                rest + "/0/public/Trades?count=1000&pair=" + pair(product) + "&since=" + nanos.toPlainString());
    }

    @Override
    public void readPage(String body, String product, VenueListener to) throws IOException {
        try (JsonParser in = JsonFields.object(body)) {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                if (name.equals("error") && value == JsonToken.START_ARRAY) {
                    if (in.nextToken() == JsonToken.VALUE_STRING) {
                        throw new IOException("the exchange says: " + in.getText());
                    }
                } else if (name.equals("result") && value == JsonToken.START_OBJECT) {
                    result(in, product, to);
                } else {
                    in.skipChildren();
                }
            }
        }
    }

    private void result(JsonParser in, String product, VenueListener to) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean last = in.currentName().equals("last");
            in.nextToken();
            if (last || in.currentToken() != JsonToken.START_ARRAY) {
                in.skipChildren();
                continue;
            }
            Parts.read(in, JsonToken.START_ARRAY, row -> {
                List<@Nullable String> fields = row(row);
                return () -> tell(fields, product, to);
            });
        }
    }

    private static List<@Nullable String> row(JsonParser in) throws IOException {
        List<@Nullable String> fields = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            fields.add(JsonFields.text(in));
        }
        return fields;
    }

    // price, size, seconds, b or s, order type, remarks, id
    private static void tell(List<@Nullable String> fields, String product, VenueListener to) {
        if (fields.size() < ROW_FIELDS) {
            throw new IllegalArgumentException("a trade of " + fields.size() + " fields");
        }
        BigDecimal seconds = Decimals.parse(JsonFields.present("time", fields.get(2)));
        if (seconds.abs().compareTo(MOST_SECONDS) > 0) {
            throw new DateTimeException("no time: " + fields.get(2));
        }
        long whole = seconds.longValue();
        long nanos = seconds.subtract(BigDecimal.valueOf(whole)).multiply(NANOS).longValue();
        to.trade(
                product,
                Long.parseLong(JsonFields.present("id", fields.get(6))),
                Instant.ofEpochSecond(whole, nanos),
                JsonFields.price("price", fields.get(0)),
                JsonFields.price("volume", fields.get(1)),
                taker(fields.get(3), "b", "s"),
                true);
    }
}

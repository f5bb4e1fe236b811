package tidewire.ingest.trades.venue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
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

    private static final Map<String, String> REST_NAMES = Map.of("BTC", "XBT", "DOGE", "XDG");
    /** What it says to a subscription sent twice: no refusal. */
    private static final String ALREADY = "Already subscribed";

    private final IsoTime times = new IsoTime();

    @Override
    public URI publicAddress() {
        return URI.create("wss://ws.kraken.com/v2");
    }

    @Override
    public Optional<URI> publicRest() {
        return Optional.of(URI.create("https://api.kraken.com"));
    }

    @Override
    public List<String> subscriptions(Collection<String> products) {
        ObjectNode subscribe = JsonFields.newObject().put("method", "subscribe");
        ObjectNode params = subscribe.putObject("params").put("channel", "trade");
        products.forEach(params.withArray("/symbol")::add);
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
        try (JsonParser in = JsonFields.object(text)) {
            String channel = "";
            boolean past = false;
            boolean refused = false;
            String symbol = null;
            String error = null;
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                switch (name) {
                    case "channel" -> channel = in.getText();
                    case "type" -> past = in.getText().equals("snapshot");
                    case "success" -> refused = value == JsonToken.VALUE_FALSE;
                    case "symbol" -> symbol = in.getText();
                    case "error" -> error = in.getText();
                    case "data" -> {
                        if (channel.equals("trade")) {
                            trades(in, past, to);
                        } else {
                            in.skipChildren();
                        }
                    }
                    default -> in.skipChildren();
                }
            }
            if (refused && !ALREADY.equalsIgnoreCase(error)) {
                to.refused(symbol, "the exchange says: " + (error == null ? "no" : error));
            }
        }
    }

    private void trades(JsonParser in, boolean past, VenueListener to) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("trades are not a list");
        }
        RuntimeException bad = null;
        while (in.nextToken() == JsonToken.START_OBJECT) {
            Fields fields = fields(in);
            // One bad trade of a message must not cost the others.
            try {
                tell(fields, past, to);
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                bad = bad == null ? e : bad;
            }
        }
        if (bad != null) {
            throw bad;
        }
    }

    private record Fields(
            @Nullable String symbol,
            @Nullable String price,
            @Nullable String size,
            @Nullable String side,
            @Nullable String time,
            long id) {}

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
                case "symbol" -> symbol = in.getText();
                case "price" -> price = in.getText();
                case "qty" -> size = in.getText();
                case "side" -> side = in.getText();
                case "timestamp" -> time = in.getText();
                case "trade_id" -> id = in.getValueAsLong(VenueListener.NO_ID);
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
            while (in.nextToken() == JsonToken.START_ARRAY) {
                row(in, product, to);
            }
        }
    }

    // price, size, seconds, b or s, order type, remarks, id
    private static void row(JsonParser in, String product, VenueListener to) throws IOException {
        String[] fields = new String[7];
        int count = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (count < fields.length) {
                fields[count++] = in.getText();
            }
        }
        if (count < fields.length) {
            throw new IllegalArgumentException("a trade of " + count + " fields");
        }
        BigDecimal seconds = new BigDecimal(fields[2]);
        long whole = seconds.longValue();
        long nanos = seconds.subtract(BigDecimal.valueOf(whole)).multiply(NANOS).longValue();
        to.trade(
                product,
                Long.parseLong(fields[6]),
                Instant.ofEpochSecond(whole, nanos),
                JsonFields.price("price", fields[0]),
                JsonFields.price("volume", fields[1]),
                taker(fields[3], "b", "s"),
                true);
    }
}

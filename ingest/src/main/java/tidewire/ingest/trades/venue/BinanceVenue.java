package tidewire.ingest.trades.venue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidewire.events.Trade.Side;

/**
 * Binance spot, host for market data alone: streams {@code <symbol>@trade} or {@code <symbol>@aggTrade} (fills of one
 * taker order at one price). {@code m} true: the buyer was the maker. A connection is cut after 24 hours; the venue pings
 * every 20 s, and has no heartbeat besides. REST: {@code fromId}, oldest first.
 */
final class BinanceVenue implements Venue {
    /** Times are milliseconds, or microseconds where that was asked for. */
    private static final long MOST_MILLIS = 100_000_000_000_000L;

    private final String stream;
    private final String path;
    private final String idField;
    private final List<String> products;

    private BinanceVenue(String stream, String path, String idField, List<String> products) {
        this.stream = stream;
        this.path = path;
        this.idField = idField;
        this.products = List.copyOf(products);
    }

    static BinanceVenue trades(List<String> products) {
        return new BinanceVenue("trade", "/api/v3/historicalTrades", "t", products);
    }

    static BinanceVenue aggregates(List<String> products) {
        return new BinanceVenue("aggTrade", "/api/v3/aggTrades", "a", products);
    }

    @Override
    public URI publicAddress() {
        return URI.create("wss://data-stream.binance.vision/stream");
    }

    @Override
    public Optional<URI> publicRest() {
        return Optional.of(URI.create("https://data-api.binance.vision"));
    }

    @Override
    public Duration longestConnection() {
        return Duration.ofHours(23).plusMinutes(30);
    }

    @Override
    public List<String> subscriptions(Collection<String> wanted) {
        ObjectNode subscribe = JsonFields.newObject().put("method", "SUBSCRIBE");
        wanted.forEach(product -> subscribe.withArray("/params").add(product.toLowerCase(Locale.ROOT) + "@" + stream));
        subscribe.put("id", 1);
        return List.of(subscribe.toString());
    }

    @Override
    public void read(String text, VenueListener to) throws IOException {
        Message message = new Message();
        try (JsonParser in = JsonFields.object(text)) {
            message.read(in, idField);
            JsonFields.end(in);
        }
        if (message.error != null) {
            Named.refused(message.error, products, to);
        } else if (message.event == null) {
            if (!message.acknowledges) {
                throw new IllegalArgumentException("message without an event");
            }
        } else if (message.event.equals("serverShutdown")) {
            to.closing("the exchange is about to shut down");
        } else if (message.event.equals(stream)) {
            message.tell(configured(JsonFields.present("symbol", message.symbol)), false, to);
        }
    }

    /** Streams are subscribed to in small letters, and messages name the product in capitals. */
    private String configured(String symbol) {
        return products.stream().filter(symbol::equalsIgnoreCase).findFirst().orElse(symbol);
    }

    @Override
    public URI page(URI rest, String product, long fromId, long toId, Instant since) {
        return URI.create(rest + path + "?limit=1000&symbol=" + product.toUpperCase(Locale.ROOT) + "&fromId=" + fromId);
    }

    @Override
    public void readPage(String body, String product, VenueListener to) throws IOException {
        try (JsonParser in = JsonFields.JSON.createParser(body)) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("not a list of trades");
            }
            Parts.read(in, JsonToken.START_OBJECT, row -> {
                Message message = new Message();
                message.read(row, idField);
                return () -> message.tell(product, true, to);
            });
        }
    }

    /** A message, the payload within a combined stream's wrapper, or a row of a REST answer. */
    private static final class Message {
        @Nullable
        String event;

        @Nullable
        String symbol;

        @Nullable
        String price;

        @Nullable
        String size;

        @Nullable
        String error;

        @Nullable
        Boolean buyerIsMaker;

        boolean acknowledges;
        long id = VenueListener.NO_ID;
        long time = -1;

        void read(JsonParser in, String idField) throws IOException {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                if (name.equals(idField)) {
                    id = JsonFields.number(in);
                    continue;
                }
                switch (name) {
                    case "data", "error" -> {
                        if (value == JsonToken.START_OBJECT) {
                            read(in, idField);
                        } else {
                            in.skipChildren();
                        }
                    }
                    case "e" -> event = JsonFields.text(in);
                    case "s" -> symbol = JsonFields.text(in);
                    case "p", "price" -> price = JsonFields.text(in);
                    case "q", "qty" -> size = JsonFields.text(in);
                    case "m", "isBuyerMaker" -> {
                        buyerIsMaker = value.isBoolean() ? value == JsonToken.VALUE_TRUE : null;
                        in.skipChildren();
                    }
                    case "T", "time" -> time = JsonFields.number(in);
                    case "id" -> id = JsonFields.number(in);
                    case "msg" -> error = JsonFields.text(in);
                    case "result" -> {
                        acknowledges = true;
                        in.skipChildren();
                    }
                    default -> in.skipChildren();
                }
            }
        }

        void tell(String product, boolean past, VenueListener to) {
            if (time < 0) {
                throw new DateTimeException("trade without a time");
            }
            Instant at = time < MOST_MILLIS
                    ? Instant.ofEpochMilli(time)
                    : Instant.ofEpochSecond(time / 1_000_000, time % 1_000_000 * 1_000);
            Side taker = buyerIsMaker == null ? null : buyerIsMaker ? Side.SELL : Side.BUY;
            to.trade(product, id, at, JsonFields.price("price", price), JsonFields.price("size", size), taker, past);
        }
    }
}

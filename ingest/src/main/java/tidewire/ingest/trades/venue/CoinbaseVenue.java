package tidewire.ingest.trades.venue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Coinbase Exchange: channels {@code matches} and {@code heartbeat}; a match's {@code side} is the maker's. REST:
 * {@code /products/<id>/trades?after=<id>}, newest first.
 */
final class CoinbaseVenue implements Venue {
    private final List<String> products;
    private final CoinbaseMessage message = new CoinbaseMessage();

    CoinbaseVenue(List<String> products) {
        this.products = List.copyOf(products);
    }

    @Override
    public URI publicAddress() {
        return URI.create("wss://ws-feed.exchange.coinbase.com");
    }

    @Override
    public Optional<URI> publicRest() {
        return Optional.of(URI.create("https://api.exchange.coinbase.com"));
    }

    @Override
    public List<String> subscriptions(Collection<String> wanted) {
        ObjectNode subscribe = JsonFields.newObject().put("type", "subscribe");
        wanted.forEach(subscribe.withArray("/product_ids")::add);
        subscribe.withArray("/channels").add("matches").add("heartbeat");
        return List.of(subscribe.toString());
    }

    @Override
    public void read(String text, VenueListener to) throws IOException {
        message.read(text);
        if (message.type == null) {
            throw new IllegalArgumentException("message without a type");
        }
        switch (message.type) {
            case "match" -> message.trade(to, false);
            case "last_match" -> message.trade(to, true);
            case "heartbeat" -> message.heartbeat(to);
            case "error" -> {
                String reason = message.reason == null ? "an error without words" : message.reason;
                // The whole subscription is refused for one product, which only the words name.
                Named.refused(reason, products, to);
            }
            default -> {
                // Acknowledgements, and what the venue may add some day.
            }
        }
    }

    @Override
    public URI page(URI rest, String product, long fromId, long toId, Instant since) {
        return URI.create(rest + "/products/" + product + "/trades?limit=1000&after=" + (toId + 1));
    }

    @Override
    public void readPage(String body, String product, VenueListener to) throws IOException {
        try (JsonParser in = JsonFields.JSON.createParser(body)) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("not a list of trades");
            }
            Parts.read(in, JsonToken.START_OBJECT, row -> {
                message.readFields(row);
                message.product = product;
                return () -> message.trade(to, true);
            });
        }
    }
}

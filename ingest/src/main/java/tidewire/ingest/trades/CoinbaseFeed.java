package tidewire.ingest.trades;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.Json;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.ingest.Publisher;
import tidewire.ingest.SourceClock;

/**
 * Coinbase Exchange's {@code matches} and {@code heartbeat} channels to trades and time. The time of the exchange is that
 * of the slowest product's last heartbeat. One thread at a time.
 */
final class CoinbaseFeed {
    private static final Logger log = LoggerFactory.getLogger(CoinbaseFeed.class);
    private static final long UNKNOWN = -1;

    private final ExchangeConfig exchange;
    private final Publisher publisher;
    private final SourceClock clock;
    private final Map<String, Product> products = new LinkedHashMap<>();
    private final CoinbaseMessage message = new CoinbaseMessage();
    private final Counter trades;
    private final Counter missed;
    private final Counter repeated;
    private Publisher.Batch batch;
    private @Nullable Instant reached;

    private static final class Product {
        long lastTradeId = UNKNOWN;

        @Nullable
        Instant heartbeat;
    }

    CoinbaseFeed(ExchangeConfig exchange, Publisher publisher, SourceClock clock, MeterRegistry meters) {
        this.exchange = exchange;
        this.publisher = publisher;
        this.clock = clock;
        this.batch = publisher.batch(exchange.source());
        exchange.symbols().forEach(symbol -> products.put(symbol, new Product()));
        trades = meters.counter("tidewire.ingest.trades", "source", exchange.source());
        missed = meters.counter("tidewire.ingest.exchange.trades.missed", "source", exchange.source());
        repeated = meters.counter("tidewire.ingest.exchange.trades.repeated", "source", exchange.source());
    }

    /** What to send after connecting. */
    String subscription() {
        ObjectNode subscribe = JsonNodeFactory.instance.objectNode().put("type", "subscribe");
        exchange.symbols().forEach(subscribe.withArray("/product_ids")::add);
        subscribe.withArray("/channels").add("matches").add("heartbeat");
        try {
            return Json.mapper().writeValueAsString(subscribe);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Takes one message. What cannot be used is set aside, not thrown.
     *
     * @return why the exchange refuses us, or null
     */
    @Nullable
    String accept(String text) {
        try {
            message.read(text);
            String type = message.type == null ? "" : message.type;
            switch (type) {
                case "match", "last_match" -> match(type.equals("last_match"));
                case "heartbeat" -> heartbeat();
                case "error" -> {
                    return "the exchange says: " + message.reason;
                }
                default -> log.debug("{}: {}", exchange.source(), text);
            }
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            batch.deadLetter(String.valueOf(reason), text.getBytes(StandardCharsets.UTF_8));
        }
        return null;
    }

    private void match(boolean beforeSubscription) {
        Trade trade = message.trade(exchange.source());
        Product product = product();
        long id = message.tradeId;
        if (id >= 0 && product.lastTradeId != UNKNOWN) {
            if (id == product.lastTradeId || (beforeSubscription && id < product.lastTradeId)) {
                repeated.increment();
                return;
            }
            missed(product, id - 1);
        }
        product.lastTradeId = Math.max(id, product.lastTradeId);
        batch.send(Topics.TICKS, trade.symbol(), trade);
        trades.increment();
    }

    private void heartbeat() {
        Product product = product();
        Instant time = message.time();
        if (product.lastTradeId != UNKNOWN) {
            missed(product, message.tradeId);
        }
        product.lastTradeId = Math.max(product.lastTradeId, message.tradeId);
        product.heartbeat = time;
        Instant slowest = time;
        for (Product other : products.values()) {
            if (other.heartbeat == null) {
                return;
            }
            slowest = other.heartbeat.isBefore(slowest) ? other.heartbeat : slowest;
        }
        if (reached == null || slowest.isAfter(reached)) {
            reached = slowest;
            Publisher.Batch full = batch;
            batch = publisher.batch(exchange.source());
            clock.reached(slowest.minus(exchange.lag()), full).exceptionally(e -> {
                log.error("{}: trades were not written: {}", exchange.source(), e.getMessage());
                return null;
            });
        }
    }

    /** Counts the ids between the last one that came and {@code upTo}, inclusive. */
    private void missed(Product product, long upTo) {
        long gap = upTo - product.lastTradeId;
        if (gap > 0) {
            missed.increment(gap);
            log.warn(
                    "{}: {} trades of {} did not arrive, the last is {}",
                    exchange.source(),
                    gap,
                    message.product,
                    upTo);
        }
    }

    private Product product() {
        Product product = products.get(message.product);
        if (product == null) {
            throw new IllegalArgumentException("message of a product not subscribed to: " + message.product);
        }
        return product;
    }
}

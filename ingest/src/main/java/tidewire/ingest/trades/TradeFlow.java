package tidewire.ingest.trades;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.Trade.Side;
import tidewire.ingest.IngestContext;
import tidewire.ingest.trades.venue.Venue;
import tidewire.ingest.trades.venue.VenueListener;

/**
 * What a venue says, to trades on the topic: each once by its id, however often and in whatever order it is told; holes in
 * the ids are noticed, to be asked for; what is malformed or far off the clock is set aside. The same for all venues. One
 * thread at a time; survives the connections.
 */
final class TradeFlow implements VenueListener {
    private static final Logger log = LoggerFactory.getLogger(TradeFlow.class);
    /** What the past may tell: longer ago, a few trades would pass for whole bars. */
    private static final Duration OLDEST = Duration.ofDays(1);

    private final ExchangeConfig exchange;
    private final Venue venue;
    private final IngestContext context;
    private final TickBuffer buffer;
    private final VenueClock clock;
    private final RememberedTrades remembered;
    private final Holes holes;
    private final Map<String, Product> products = new LinkedHashMap<>();
    private final Counter trades;
    private final Counter repeated;
    private final Counter skewed;
    private String message = "";
    /** What a page of the REST service was asked for, while it is read. */
    private SeenIds.@Nullable Range asked;

    private @Nullable Instant reached;
    private @Nullable String ending;
    private boolean subscribeAgain;
    private @Nullable Instant lastTrade;
    private long delivered;

    TradeFlow(ExchangeConfig exchange, Venue venue, IngestContext context) {
        this.exchange = exchange;
        this.venue = venue;
        this.context = context;
        this.buffer = new TickBuffer(exchange.source(), context);
        this.clock = new VenueClock(exchange, context);
        this.remembered = new RememberedTrades(exchange.source(), context);
        exchange.symbols().forEach(symbol -> {
            Product product = new Product();
            remembered.of(symbol).ifPresent(product::restore);
            products.put(symbol, product);
        });
        this.holes = new Holes(
                exchange.source(), products, context, exchange.restOf(venue).isPresent());
        trades = context.meters().counter("tidewire.ingest.trades", "source", exchange.source());
        repeated = context.meters().counter("tidewire.ingest.exchange.trades.repeated", "source", exchange.source());
        skewed = context.meters().counter("tidewire.ingest.exchange.trades.skewed", "source", exchange.source());
    }

    /** What to send after connecting, or when a product was refused. */
    List<String> subscriptions() {
        subscribeAgain = false;
        ending = null;
        return venue.subscriptions(served());
    }

    private List<String> served() {
        List<String> served = new ArrayList<>();
        products.forEach((name, product) -> {
            if (product.refused == null) {
                served.add(name);
            }
        });
        return served;
    }

    /**
     * Takes one message. What cannot be used is set aside, not thrown.
     *
     * @return why the connection must end, or null
     */
    @Nullable
    String accept(String text) {
        message = text;
        read(text, () -> venue.read(text, this));
        return ending;
    }

    /** Takes a page of the REST service, of which only the trades count that were asked for: it may tell of before our time. */
    void acceptPage(String product, SeenIds.Range ids, String body) {
        asked = ids;
        message = body;
        try {
            read(body, () -> venue.readPage(body, product, this));
        } finally {
            asked = null;
        }
        buffer.flush();
    }

    private interface Reading {
        void run() throws IOException;
    }

    private void read(String text, Reading reading) {
        try {
            reading.run();
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            buffer.deadLetter(String.valueOf(reason), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whether what is subscribed to has changed, so that {@link #subscriptions()} is to be sent again. */
    boolean mustSubscribeAgain() {
        return subscribeAgain;
    }

    @Override
    public void trade(
            String name, long id, Instant time, BigDecimal price, BigDecimal size, @Nullable Side taker, boolean past) {
        Product product = product(name);
        product.unheard = false;
        if (id < 0) {
            throw new IllegalArgumentException("trade of " + name + " without an id that is a number");
        }
        if (asked != null && !asked.has(id)) {
            return;
        }
        Duration ahead = Duration.between(buffer.observed(), time);
        boolean old = ahead.compareTo(OLDEST.negated()) < 0;
        if (ahead.compareTo(exchange.skew()) > 0 || (old && !past)) {
            if (product.leaveOut(id)) {
                skewed(name, product, time);
            } else {
                repeated.increment();
            }
            return;
        }
        if (asked == null && product.isLeap(id)) {
            throw new IllegalArgumentException(
                    "trade " + id + " of " + name + " is too far from all others: none can be missing in between");
        }
        if (past && isOfThePast(product, id, time, old)) {
            return;
        }
        if (!product.isNew(id, time)) {
            repeated.increment();
            return;
        }
        product.skewed = false;
        product.took(time);
        if (product.fresh) {
            product.fresh = false;
            holes.resumed(product);
        }
        buffer.add(name, Long.toString(id), time, price, size, taker);
        trades.increment();
        delivered++;
        lastTrade = buffer.observed();
    }

    /** Whether a trade that is told of the past is not to be passed on. */
    private boolean isOfThePast(Product product, long id, Instant time, boolean old) {
        if (asked == null && product.isBeforeOurTime(id)) {
            // Its id tells where ours begins.
            if (!product.passOver(id, time)) {
                repeated.increment();
            }
            return true;
        }
        // Nobody was here for more than a day.
        if (old && asked == null) {
            product.announced(id);
        } else if (old && product.passOver(id, time)) {
            holes.tooOld();
        }
        return old;
    }

    /** Time goes on, and what has been acknowledged is remembered. Once a second. */
    void tick(long nanoTime) {
        holes.tick(nanoTime);
        remembered.tick(nanoTime, products, buffer);
    }

    /** Said once, until a trade comes with a time that can be; the others are counted. */
    private void skewed(String name, Product product, Instant time) {
        skewed.increment();
        if (!product.skewed) {
            product.skewed = true;
            buffer.deadLetter(
                    "a trade of " + name + " is far off the clock: " + time + ", here it is " + buffer.observed()
                            + "; more like it are counted, not kept",
                    message.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void alive(String name, long lastId, Instant time) {
        Product product = product(name);
        product.unheard = false;
        clock.heard(name, time);
        progress();
        if (product.isFar(lastId) && lastId > 0) {
            throw new IllegalArgumentException("last trade " + lastId + " of " + name + " is too far from all others");
        }
        // An exchange that has never seen a trade of it says 0.
        if (lastId > 0) {
            product.announced(lastId);
        }
    }

    private void progress() {
        Instant slowest = clock.slowest();
        if (slowest != null && (reached == null || slowest.isAfter(reached))) {
            reached = slowest;
            buffer.flush(() -> context.listener().published(exchange.source(), slowest));
        }
    }

    @Override
    public void refused(@Nullable String name, String reason) {
        Product product = name == null ? null : products.get(name);
        if (name == null || product == null) {
            ending = reason;
            return;
        }
        if (product.refused == null) {
            log.warn("{}: {}", exchange.source(), reason);
        }
        product.refused = reason;
        clock.without(name);
        boolean others = !served().isEmpty();
        subscribeAgain = others && venue.refusesAllForOne();
        if (!others) {
            ending = reason;
        }
        progress();
    }

    @Override
    public void closing(String reason) {
        ending = reason;
    }

    /** After the connection was lost: whoever was refused is asked for once more. */
    void lost() {
        buffer.flush();
        products.values().forEach(product -> {
            product.refused = null;
            product.reconnects();
        });
    }

    void flush() {
        buffer.flush();
    }

    /** What exists and has not come. */
    Holes holes() {
        return holes;
    }

    private Product product(String name) {
        Product product = products.get(name);
        if (product == null) {
            throw new IllegalArgumentException("message of a product not subscribed to: " + name);
        }
        clock.spoken(asked == null);
        return product;
    }

    /** What is wrong with some products, for a person; empty when nothing is. */
    String remarks() {
        return Product.remarks(products, delivered > 0);
    }

    long delivered() {
        return delivered;
    }

    @Nullable
    Instant lastTrade() {
        return lastTrade;
    }
}

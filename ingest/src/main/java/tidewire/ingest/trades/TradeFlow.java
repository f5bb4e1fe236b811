package tidewire.ingest.trades;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidewire.events.Trade.Side;
import tidewire.ingest.IngestContext;
import tidewire.ingest.trades.out.TickBuffer;
import tidewire.ingest.trades.venue.Venue;
import tidewire.ingest.trades.venue.VenueListener;

/**
 * What a venue says, to trades on the topic: each once by its id, however often and in whatever order it is told; holes in
 * the ids are noticed, to be asked for; what is malformed or far off the clock is set aside. The same for all venues. One
 * thread at a time; survives the connections.
 */
final class TradeFlow implements VenueListener {
    /** What the past may tell: longer ago, a few trades would pass for whole bars. */
    private static final Duration OLDEST = Duration.ofDays(1);

    private final ExchangeConfig exchange;
    private final Venue venue;
    private final IngestContext context;
    private final TickBuffer buffer;
    private final VenueClock clock;
    private final RememberedTrades remembered;
    private final Holes holes;
    private final Subscriptions subscriptions;
    private final Troubles troubles = new Troubles();
    private final Map<String, Product> products = new LinkedHashMap<>();
    private final Counter trades;
    private final Counter repeated;
    private final Counter skewed;
    private final Counter badHeartbeats;
    private String message = "";
    /** What a page of the REST service was asked for, while it is read. */
    private SeenIds.@Nullable Range asked;

    private @Nullable Instant reached;
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
        this.subscriptions = new Subscriptions(exchange.source(), venue, products);
        this.holes = new Holes(
                exchange.source(), products, context, exchange.restOf(venue).isPresent());
        trades = context.meters().counter("tidewire.ingest.trades", "source", exchange.source());
        repeated = context.meters().counter("tidewire.ingest.exchange.trades.repeated", "source", exchange.source());
        skewed = context.meters().counter("tidewire.ingest.exchange.trades.skewed", "source", exchange.source());
        badHeartbeats =
                context.meters().counter("tidewire.ingest.exchange.heartbeats.bad", "source", exchange.source());
    }

    Subscriptions subscriptions() {
        return subscriptions;
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
        return subscriptions.ending();
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
        } catch (BadHeartbeatException e) {
            badHeartbeats.increment();
            sayOnce(e.getMessage() + "; more like it are counted, not kept");
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            buffer.deadLetter(String.valueOf(reason), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Sets the present message aside, unless others were set aside for the same reason and it goes on. */
    private void sayOnce(String reason) {
        if (troubles.begins(reason, System.nanoTime())) {
            buffer.deadLetter(reason, message.getBytes(StandardCharsets.UTF_8));
        }
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
        Product.Print print = new Product.Print(id, time, price, size, taker);
        if (asked == null && product.isFar(id)) {
            leap(name, product, print);
        } else if (!past || !isOfThePast(product, id, time, old)) {
            passOn(name, product, print);
        }
    }

    private void leap(String name, Product product, Product.Print print) {
        if (product.hasLeapt(print.id())) {
            repeated.increment();
            return;
        }
        List<Product.Print> counting = product.leap(print);
        counting.forEach(each -> passOn(name, product, each));
        if (counting.isEmpty()) {
            throw new IllegalArgumentException("trade " + print.id() + " of " + name
                    + " is too far from all others: it counts when another one goes on from it");
        }
    }

    private void passOn(String name, Product product, Product.Print print) {
        if (!product.isNew(print.id(), print.time())) {
            repeated.increment();
            return;
        }
        product.skewed = false;
        product.took(print.time());
        if (product.fresh) {
            product.fresh = false;
            holes.resumed(product);
        }
        buffer.add(name, Long.toString(print.id()), print.time(), print.price(), print.size(), print.taker());
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

    private void skewed(String name, Product product, Instant time) {
        skewed.increment();
        product.skewed = true;
        if (troubles.begins("skewed " + name, System.nanoTime())) {
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
        // An exchange that has never seen a trade of it says 0.
        product.strays = lastId > 0 && product.isFar(lastId);
        if (product.strays) {
            throw new BadHeartbeatException(
                    "the last trade of " + name + ", " + lastId + ", is too far from all others");
        }
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
        if (subscriptions.refused(name, reason)) {
            clock.without(String.valueOf(name));
            progress();
        }
    }

    @Override
    public void closing(String reason) {
        subscriptions.closing(reason);
    }

    /** After the connection was lost. */
    void lost() {
        buffer.flush();
        subscriptions.lost();
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
        return subscriptions.remarks(delivered > 0);
    }

    long delivered() {
        return delivered;
    }

    @Nullable
    Instant lastTrade() {
        return lastTrade;
    }
}

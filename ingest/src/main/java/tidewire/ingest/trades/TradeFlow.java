package tidewire.ingest.trades;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
import java.util.Optional;
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
    /** What comes a little out of order is no hole. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** What the past may tell: longer ago, a few trades would pass for whole bars. */
    private static final Duration OLDEST = Duration.ofDays(1);

    /** A hole in the ids of a product. */
    record Hole(String product, SeenIds.Range ids, Instant since) {}

    private final ExchangeConfig exchange;
    private final Venue venue;
    private final IngestContext context;
    private final TickBuffer buffer;
    private final VenueClock clock;
    private final TradeMemory memory;
    private final Map<String, Product> products = new LinkedHashMap<>();
    private final Counter trades;
    private final Counter missed;
    private final Counter repeated;
    private final Counter skewed;
    private volatile Map<String, Long> acknowledged = Map.of();
    private String message = "";
    private boolean connectedBefore;
    private @Nullable Instant reached;
    private @Nullable String ending;
    private boolean subscribeAgain;
    private @Nullable Instant lastTrade;
    private long delivered;

    private static final class Product {
        final SeenIds seen = new SeenIds();
        long announced = NO_ID;
        Instant lastTime = Instant.EPOCH;
        long holeSince;
        boolean asking;
        /** Last id known before a restart, which the venue has not confirmed yet; {@link #NO_ID} otherwise. */
        long restored = NO_ID;

        boolean skewed;

        @Nullable
        String refused;
    }

    TradeFlow(ExchangeConfig exchange, Venue venue, IngestContext context) {
        this.exchange = exchange;
        this.venue = venue;
        this.context = context;
        this.buffer = new TickBuffer(exchange.source(), context);
        this.clock = new VenueClock(exchange.symbols());
        this.memory = new TradeMemory(exchange.source(), context);
        exchange.symbols().forEach(symbol -> products.put(symbol, restored(symbol)));
        MeterRegistry meters = context.meters();
        trades = meters.counter("tidewire.ingest.trades", "source", exchange.source());
        missed = meters.counter("tidewire.ingest.exchange.trades.missed", "source", exchange.source());
        repeated = meters.counter("tidewire.ingest.exchange.trades.repeated", "source", exchange.source());
        skewed = meters.counter("tidewire.ingest.exchange.trades.skewed", "source", exchange.source());
    }

    private Product restored(String name) {
        Product product = new Product();
        memory.through(context.state(), name).ifPresent(id -> {
            product.seen.addAll(new SeenIds.Range(0, id));
            product.restored = id;
            // What came while this ingestor was away is not before our time.
            connectedBefore = true;
        });
        return product;
    }

    /** Remembers how far all products have come, once Kafka has it: what it had at the call before is written now. */
    void remember() {
        memory.write(acknowledged);
        Map<String, Long> through = new LinkedHashMap<>();
        products.forEach((name, product) -> {
            if (product.seen.through() >= 0) {
                through.put(name, product.seen.through());
            }
        });
        buffer.flush(() -> acknowledged = through);
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

    /** Takes a page of the REST service. */
    void acceptPage(String product, String body) {
        read(body, () -> venue.readPage(body, product, this));
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

    /** The connection is proven: what is told of the past from now on fills what was lost. */
    void connected() {
        connectedBefore = true;
    }

    @Override
    public void trade(
            String name, long id, Instant time, BigDecimal price, BigDecimal size, @Nullable Side taker, boolean past) {
        Product product = product(name);
        if (!past) {
            confirm(name, product, id);
        }
        if (id >= 0 && !product.seen.add(id)) {
            repeated.increment();
            return;
        }
        if (past && !connectedBefore) {
            return; // Of before our time; its id tells where ours begins.
        }
        Duration ahead = Duration.between(buffer.observed(), time);
        if (ahead.compareTo(exchange.skew()) > 0 || ahead.compareTo(OLDEST.negated()) < 0) {
            skewed(name, product, time);
            return;
        }
        product.skewed = false;
        product.lastTime = time.isAfter(product.lastTime) ? time : product.lastTime;
        buffer.add(name, id < 0 ? null : Long.toString(id), time, price, size, taker);
        trades.increment();
        delivered++;
        lastTrade = buffer.observed();
    }

    /** What is told of the present cannot be older than what was known before a restart. */
    private void confirm(String name, Product product, long id) {
        if (id < 0) {
            return;
        }
        if (id < product.restored) {
            log.warn(
                    "{}: {} has begun to count its trades anew: at {}, was at {}",
                    exchange.source(),
                    name,
                    id,
                    product.restored);
            product.seen.clear();
        }
        product.restored = NO_ID;
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
        confirm(name, product, lastId);
        // An exchange that has never seen a trade of it says 0.
        if (lastId > 0) {
            product.announced = Math.max(product.announced, lastId);
        }
        clock.heard(name, time);
        progress();
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
        subscribeAgain = !served().isEmpty();
        if (!subscribeAgain) {
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
        products.values().forEach(product -> product.refused = null);
    }

    void flush() {
        buffer.flush();
    }

    /** A hole that has lasted and that nobody asks for yet; whoever takes it must {@link #filled} it. */
    Optional<Hole> nextHole(long nanoTime) {
        for (Map.Entry<String, Product> entry : products.entrySet()) {
            Product product = entry.getValue();
            SeenIds.Range hole = product.seen.hole(product.announced);
            if (hole == null || product.asking) {
                product.holeSince = 0;
            } else if (product.holeSince == 0) {
                product.holeSince = nanoTime;
            } else if (nanoTime - product.holeSince >= PATIENCE.toNanos()) {
                product.asking = true;
                return Optional.of(new Hole(entry.getKey(), hole, product.lastTime));
            }
        }
        return Optional.empty();
    }

    /** What is left of a hole; null when all has come. */
    SeenIds.@Nullable Range left(Hole hole) {
        SeenIds.Range now = product(hole.product()).seen.hole(hole.ids().to());
        return now == null || now.from() > hole.ids().to()
                ? null
                : new SeenIds.Range(now.from(), Math.min(now.to(), hole.ids().to()));
    }

    /** No more is to be had of a hole: what has not come of it is lost. */
    void filled(Hole hole, String how) {
        Product product = product(hole.product());
        for (SeenIds.Range left = left(hole); left != null; left = left(hole)) {
            missed.increment(left.size());
            log.warn(
                    "{}: {} trades of {} did not arrive, {} to {}: {}",
                    exchange.source(),
                    left.size(),
                    hole.product(),
                    left.from(),
                    left.to(),
                    how);
            product.seen.addAll(left);
        }
        product.asking = false;
        product.holeSince = 0;
    }

    private Product product(String name) {
        Product product = products.get(name);
        if (product == null) {
            throw new IllegalArgumentException("message of a product not subscribed to: " + name);
        }
        return product;
    }

    /** What is wrong with some products, for a person; empty when nothing is. */
    String remarks() {
        List<String> remarks = new ArrayList<>();
        products.forEach((name, product) -> {
            if (product.refused != null) {
                remarks.add(name + ": " + product.refused);
            }
            if (product.skewed) {
                remarks.add(name + ": its trades are far off the clock");
            }
        });
        return String.join("; ", remarks);
    }

    long delivered() {
        return delivered;
    }

    @Nullable
    Instant lastTrade() {
        return lastTrade;
    }
}

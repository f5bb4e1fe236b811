package tidewire.ingest.trades;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.ingest.IngestContext;

/**
 * Trades of a venue's products that exist and have not come: which of them are to be asked for, and when. What was missed while
 * there was no connection is asked for at once, and the ingestor's time waits for it; other holes have a second to fill by themselves.
 */
final class Holes {
    private static final Logger log = LoggerFactory.getLogger(Holes.class);
    /** Longest that the ingestor's time waits for what was missed while there was no connection. */
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(8);
    /** What comes a little out of order is no hole. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Patience doubles so often with a venue that names trades and, when it is asked, does not have them. */
    private static final int MOST_DOUBLINGS = 8;

    /** Ids of a product's trades that have not come. */
    record Hole(String product, SeenIds.Range ids) {}

    private final String source;
    private final Map<String, Product> products;
    private final IngestContext context;
    private final boolean canAsk;
    private final Counter missed;
    private boolean urgent;

    /** @param canAsk whether there is a service that could be asked */
    Holes(String source, Map<String, Product> products, IngestContext context, boolean canAsk) {
        this.source = source;
        this.products = products;
        this.context = context;
        this.canAsk = canAsk;
        this.missed = context.meters().counter("tidewire.ingest.exchange.trades.missed", "source", source);
    }

    /** The first trade of a product since the connection was made has come. */
    void resumed(Product product) {
        if (product.hole() != null && canAsk) {
            hold(product);
            urgent = true;
        }
    }

    /** Somebody asks for it: time waits until it is {@link #filled}, or for as long as for any other hole. */
    void asking(Hole hole) {
        hold(of(hole));
    }

    // A connection may be lost again before its hole is filled: one hold is enough, and is given up but once.
    private void hold(Product product) {
        if (product.hold == null) {
            product.hold = context.clock().begin();
            product.heldSince = System.nanoTime();
        }
    }

    /** Whether a hole is to be asked for at once. */
    boolean isUrgent() {
        return urgent;
    }

    /** Time goes on, whether or not a hole has been filled. Once a second. */
    void tick(long nanoTime) {
        for (Product product : products.values()) {
            if (product.hold != null && nanoTime - product.heldSince >= LONGEST_HOLD.toNanos()) {
                product.release();
            }
        }
    }

    /** A hole that has lasted and that nobody asks for yet; whoever takes it must {@link #filled} it. */
    Optional<Hole> next(long nanoTime) {
        for (Map.Entry<String, Product> entry : products.entrySet()) {
            Product product = entry.getValue();
            SeenIds.Range hole = product.asking ? null : product.hole();
            if (hole == null) {
                product.holeSince = 0;
            } else if (product.hold != null || isOld(product, hole, nanoTime)) {
                product.asking = true;
                return Optional.of(new Hole(entry.getKey(), hole));
            }
        }
        urgent = false;
        return Optional.empty();
    }

    private static boolean isOld(Product product, SeenIds.Range hole, long nanoTime) {
        if (product.holeSince == 0) {
            product.holeSince = nanoTime;
        }
        int doublings = product.isOnlyAnnounced(hole) ? Math.min(MOST_DOUBLINGS, product.refutations()) : 0;
        return nanoTime - product.holeSince >= PATIENCE.toNanos() << doublings;
    }

    /** What is left of a hole; null when all has come. */
    SeenIds.@Nullable Range left(Hole hole) {
        return of(hole).left(hole.ids());
    }

    /** Time of a trade before what is left of a hole: a venue that is asked by time goes on from there. */
    Instant since(Hole hole) {
        return of(hole).before();
    }

    /** A trade of a hole that is too old to be told. */
    void tooOld() {
        missed.increment();
    }

    /** No more is to be had of a hole: what has not come of it is lost, unless only a heartbeat says that it exists. */
    void filled(Hole hole, String how) {
        Product product = of(hole);
        SeenIds.Range left = left(hole);
        for (; left != null && !product.isOnlyAnnounced(left); left = left(hole)) {
            missed.increment(left.size());
            log.warn(
                    "{}: {} trades of {} did not arrive, {} to {}: {}",
                    source,
                    left.size(),
                    hole.product(),
                    left.from(),
                    left.to(),
                    how);
            product.giveUp(left);
        }
        if (left == null) {
            product.confirm();
        } else {
            log.info(
                    "{}: trade {} of {} that a heartbeat names is not to be had: {}",
                    source,
                    left.to(),
                    hole.product(),
                    how);
            product.refute();
        }
        product.asking = false;
        product.holeSince = 0;
        product.release();
    }

    private Product of(Hole hole) {
        Product product = products.get(hole.product());
        if (product == null) {
            throw new IllegalArgumentException("a hole of a product not subscribed to: " + hole.product());
        }
        return product;
    }
}

package tidewire.ingest.trades;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.InvalidEventException;
import tidewire.events.Json;
import tidewire.ingest.IngestContext;
import tidewire.ingest.Publisher;
import tidewire.ingest.trades.out.TickBuffer;

/**
 * Up to which trade each product of a venue had come before a restart, so that what happened meanwhile is asked for. Written
 * only when Kafka has acknowledged the trades; what it refused is asked for again, once, when it takes trades again. Those of
 * the last seconds are asked for once more, and counted once by their ids.
 */
final class RememberedTrades {
    private static final Logger log = LoggerFactory.getLogger(RememberedTrades.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final String source;
    private final IngestContext context;
    /** Acknowledged, and not written yet. */
    private final Map<String, Product.Reached> acknowledged = new ConcurrentHashMap<>();

    /** The same, of all that was acknowledged ever. */
    private final Map<String, Product.Reached> sure = new ConcurrentHashMap<>();

    /** Refusals whose trades are asked for again. */
    private int takenBack;

    private long last;
    private boolean begun;

    RememberedTrades(String source, IngestContext context) {
        this.source = source;
        this.context = context;
    }

    private String key(String product) {
        return source + "#last/" + product;
    }

    /** What was known of a product; empty at a first start. */
    Optional<Product.Reached> of(String product) {
        try {
            Optional<Product.Reached> reached =
                    context.state().of(key(product)).map(value -> Json.read(value, Product.Reached.class));
            reached.ifPresent(one -> sure.put(product, one));
            return reached;
        } catch (InvalidEventException e) {
            log.warn("{}: what was remembered of {} is not read: {}", source, product, e.getMessage());
            return Optional.empty();
        }
    }

    /** Called about once a second. */
    void tick(long nanoTime, Map<String, Product> products, TickBuffer buffer) {
        write();
        if (takenBack != buffer.refusals()) {
            takeBack(products, buffer);
            return;
        }
        if (begun && nanoTime - last < EVERY.toNanos()) {
            return;
        }
        begun = true;
        last = nanoTime;
        Map<String, Product.Reached> reached = new HashMap<>();
        products.forEach((name, product) -> {
            Product.Reached changed = product.toRemember();
            if (changed != null) {
                reached.put(name, changed);
            }
        });
        if (!reached.isEmpty()) {
            buffer.flush(
                    () -> {
                        acknowledged.putAll(reached);
                        sure.putAll(reached);
                    },
                    takenBack);
        }
    }

    /** Trades that Kafka has refused have not come. As long as it refuses more, whoever has them would be asked in vain. */
    private void takeBack(Map<String, Product> products, TickBuffer buffer) {
        int refusals = buffer.refusals();
        if (buffer.isRefusing()) {
            buffer.flush(() -> {});
            return;
        }
        takenBack = refusals;
        products.forEach((name, product) -> {
            Product.Reached reached = sure.get(name);
            if (reached == null) {
                product.backToBeginning();
            } else {
                product.backTo(reached);
            }
        });
    }

    // Not in the producer's own thread, which must not wait for itself.
    private void write() {
        if (acknowledged.isEmpty()) {
            return;
        }
        Publisher.Batch batch = context.publisher().batch(source);
        for (String product : acknowledged.keySet()) {
            batch.state(key(product), Json.write(Objects.requireNonNull(acknowledged.remove(product))));
        }
        batch.acknowledged().exceptionally(e -> {
            log.warn("{}: the last trades were not remembered: {}", source, e.getMessage());
            return null;
        });
    }
}

package tidewire.ingest.trades;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.InvalidEventException;
import tidewire.events.Json;
import tidewire.ingest.IngestContext;
import tidewire.ingest.IngestState;
import tidewire.ingest.Publisher;

/**
 * Up to which id all trades of each product are in Kafka, on {@link tidewire.events.Topics#INGEST_STATE} under
 * {@code <source>#<product>}: what came while the ingestor was away is a hole that can be asked for.
 */
final class TradeMemory {
    private static final Logger log = LoggerFactory.getLogger(TradeMemory.class);

    private final String source;
    private final Publisher publisher;
    private final Map<String, Long> written = new HashMap<>();

    /** @param through the id up to which nothing is missing */
    private record Reached(@JsonProperty("through") long through) {}

    TradeMemory(String source, IngestContext context) {
        this.source = source;
        this.publisher = context.publisher();
    }

    private String key(String product) {
        return source + "#" + product;
    }

    OptionalLong through(IngestState state, String product) {
        try {
            return state.of(key(product))
                    .map(json -> OptionalLong.of(Json.read(json, Reached.class).through()))
                    .orElse(OptionalLong.empty());
        } catch (InvalidEventException e) {
            log.warn("{}: how far {} had come cannot be read: {}", source, product, e.getMessage());
            return OptionalLong.empty();
        }
    }

    /** Writes what has changed. @param through by product; all of it acknowledged */
    synchronized void write(Map<String, Long> through) {
        Publisher.Batch batch = publisher.batch(source);
        through.forEach((product, id) -> {
            if (!id.equals(written.put(product, id))) {
                batch.state(key(product), Json.write(new Reached(id)));
            }
        });
        batch.acknowledged().exceptionally(e -> {
            log.debug("{}: how far it has come was not remembered: {}", source, e.getMessage());
            return null;
        });
    }
}

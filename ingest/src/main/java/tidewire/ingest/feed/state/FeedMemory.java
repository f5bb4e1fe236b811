package tidewire.ingest.feed.state;

import java.util.Collection;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.InvalidEventException;
import tidewire.events.Json;
import tidewire.ingest.IngestState;
import tidewire.ingest.Publisher;

/**
 * A feed's memory on {@link tidewire.events.Topics#INGEST_STATE}: how its polls stand under the source's name, and each
 * item that it has shown under {@code <source>#<hash of the item's id>}, so that a poll writes only what it changed.
 */
public final class FeedMemory {
    private static final Logger log = LoggerFactory.getLogger(FeedMemory.class);

    private final String source;

    public FeedMemory(String source) {
        this.source = source;
    }

    /** How the polls stood when the ingestor ended; of another address nothing is known. */
    public PollState polls(IngestState state, String url) {
        try {
            return state.of(source)
                    .map(json -> Json.read(json, PollState.class))
                    .filter(polls -> url.equals(polls.url()))
                    .orElseGet(() -> PollState.none(url));
        } catch (InvalidEventException e) {
            log.warn("{}: what was remembered of its polls cannot be read: {}", source, e.getMessage());
            return PollState.none(url);
        }
    }

    public SeenItems items(IngestState state) {
        return new SeenItems(
                state.startingWith(source + "#").stream().flatMap(this::item).toList());
    }

    private Stream<SeenItem> item(byte[] json) {
        try {
            return Stream.of(Json.read(json, SeenItem.class));
        } catch (InvalidEventException e) {
            log.warn("{}: an item that it has shown is not remembered: {}", source, e.getMessage());
            return Stream.empty();
        }
    }

    public void write(Publisher.Batch batch, PollState polls) {
        batch.state(source, Json.write(polls));
    }

    public void write(Publisher.Batch batch, Collection<SeenItem> items) {
        items.forEach(item -> batch.state(key(item.id()), Json.write(item)));
    }

    public void forget(Publisher.Batch batch, Collection<String> ids) {
        ids.forEach(id -> batch.state(key(id), null));
    }

    private String key(String id) {
        return source + "#" + Hash.of(24, id);
    }
}

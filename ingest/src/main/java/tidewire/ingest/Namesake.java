package tidewire.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Refuses to start beside an ingestor of the same name: the markers of each would pass what the other has not sent yet.
 */
final class Namesake {
    /** A marker this old is of one that has ended. */
    private static final Duration RECENT = Duration.ofSeconds(5);

    private Namesake() {}

    /**
     * @param last the last marker of that name
     * @param again asks for it once more, after long enough for another
     * @throws InvalidConfigException when it has moved meanwhile
     */
    static void refuse(String name, Instant last, Instant now, Supplier<Instant> again) {
        boolean recent = Duration.between(last, now).abs().compareTo(RECENT) < 0;
        if (recent && again.get().isAfter(last)) {
            throw new InvalidConfigException(List.of("Another ingestor named " + name
                    + " publishes to this cluster. Give this one another name: set ingest.name."));
        }
    }
}

package tidewire.summarizer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidewire.events.InvalidEventException;
import tidewire.events.Move;
import tidewire.events.NewsItem;

/**
 * What reaches a desk from the wire and market stages: an item, a move, or the clock of one partition. Internal to the
 * application, between its stages; exactly one of the three is set.
 *
 * @param passed for an item or move: what its own partition's clock had passed when it came, or null at the beginning
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeskInput(
        @Nullable NewsItem item,
        @Nullable Move move,
        @Nullable Instant passed,
        @Nullable Clock clock) {

    /**
     * How far time has come in one partition of a topic. Items are spread over all partitions, so a desk waits for each.
     *
     * @param passed everything observed before this time that was in the partition has been passed on
     * @param ingestors the last marker of each ingestor: for eyes, never for results
     */
    public record Clock(String topic, int partition, Instant passed, Map<String, Instant> ingestors) {}

    public DeskInput {
        if (Stream.of(item, move, clock).filter(part -> part != null).count() != 1) {
            throw new InvalidEventException("DeskInput must carry exactly one of item, move, clock");
        }
    }

    public static DeskInput of(NewsItem item, @Nullable Instant passed) {
        return new DeskInput(item, null, passed, null);
    }

    public static DeskInput of(Move move, @Nullable Instant passed) {
        return new DeskInput(null, move, passed, null);
    }

    public static DeskInput of(Clock clock) {
        return new DeskInput(null, null, null, clock);
    }

    /**
     * Its place on the tape: where it was observed, unless its partition had passed that time already; then at the present
     * of that partition. Before the next time of the partition either way, hence the same in every interleaving.
     */
    @JsonIgnore
    public Instant place() {
        return isLate() && passed != null ? passed : observed();
    }

    /** Whether its partition had passed the time at which it was observed. */
    @JsonIgnore
    public boolean isLate() {
        return passed != null && observed().isBefore(passed);
    }

    private Instant observed() {
        if (item != null) {
            return item.observed();
        }
        if (move != null) {
            return move.observed();
        }
        throw new IllegalStateException("a clock has no place on the tape");
    }
}

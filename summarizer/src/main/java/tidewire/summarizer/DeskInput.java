package tidewire.summarizer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidewire.events.ClockMarker;
import tidewire.events.InvalidEventException;
import tidewire.events.Move;
import tidewire.events.NewsItem;

/**
 * What reaches a desk from the wire and market stages: an item, a move, or the clock of one input. Internal to the
 * application, between its stages; exactly one of the three is set.
 *
 * @param after for an item: what the clock of its own input had already passed when it came, or null at the beginning
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeskInput(
        @Nullable NewsItem item,
        @Nullable Instant after,
        @Nullable Move move,
        @Nullable Clock clock) {

    /**
     * How far one input has come: everything of this source up to this time that was in this partition of the source's
     * topic has been passed on. A source's records are spread over all partitions, so a desk waits for each of them.
     */
    public record Clock(String source, int partition, Instant time) {}

    public DeskInput {
        if (Stream.of(item != null, move != null, clock != null)
                        .filter(set -> set)
                        .count()
                != 1) {
            throw new InvalidEventException("DeskInput must carry exactly one of item, move, clock");
        }
    }

    public static DeskInput of(NewsItem item, @Nullable Instant after) {
        return new DeskInput(item, after, null, null);
    }

    public static DeskInput of(Move move) {
        return new DeskInput(null, null, move, null);
    }

    public static DeskInput of(ClockMarker marker, int partition) {
        return new DeskInput(null, null, null, new Clock(marker.ingestor(), partition, marker.observed()));
    }
}

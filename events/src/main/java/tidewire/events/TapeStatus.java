package tidewire.events;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a desk's tape has come, told by the tape stage about once a second: for eyes, never for results.
 *
 * @param desk name of the desk, the record's key
 * @param time observed time that the tape has passed
 * @param sequence sequence of its last entry, -1 before the first
 * @param ingestors observed time that each ingestor's markers have passed, by name
 * @param waitingFor the ingestor that holds the tape up, or null
 * @param told the present of the stage, by the clock that ingestors observe by: the wall clock but in a simulated world
 */
public record TapeStatus(
        String desk,
        Instant time,
        long sequence,
        Map<String, Instant> ingestors,
        @Nullable String waitingFor,
        Instant told)
        implements Event {
    public TapeStatus {
        Check.text("TapeStatus.desk", desk);
        Check.present("TapeStatus.time", time);
        ingestors = Sorted.copy(Check.present("TapeStatus.ingestors", ingestors));
        Check.present("TapeStatus.told", told);
    }

    @Override
    public String eventId() {
        return desk + "/" + told;
    }

    @Override
    public Instant eventTime() {
        return time;
    }
}

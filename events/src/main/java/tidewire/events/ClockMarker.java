package tidewire.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * "All that this ingestor observed before this time stands before this." Written by each ingestor to every partition of news
 * and trades, at most once a second, so that time passes through the log on quiet feeds too, and who reads a partition sees
 * all ingestors that live.
 *
 * @param ingestor name of the ingestor, unique among those that publish to one cluster
 * @param observed everything that it observed at an earlier time has been published before this marker, and what follows was
 *     observed at this time or later
 * @param last true when the ingestor ends with it: nobody waits for its next, which is its first after a start
 */
public record ClockMarker(String ingestor, Instant observed, boolean last) implements SourceEvent {
    /** Of an ingestor that goes on. */
    public ClockMarker(String ingestor, Instant observed) {
        this(ingestor, observed, false);
    }

    public ClockMarker {
        Check.text("ClockMarker.ingestor", ingestor);
        Check.present("ClockMarker.observed", observed);
    }

    @Override
    @JsonIgnore
    public String source() {
        return "ingestor:" + ingestor;
    }

    @Override
    public String eventId() {
        return ingestor + "/" + observed;
    }

    @Override
    public Instant eventTime() {
        return observed;
    }
}

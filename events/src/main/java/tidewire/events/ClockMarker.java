package tidewire.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * "All that this ingestor observed up to this time stands before this." Written by each ingestor to every partition of the
 * topic it publishes to, at most once a second, so that time passes through the log on quiet feeds too.
 *
 * @param ingestor name of the ingestor, unique among those that publish to one cluster
 * @param observed everything that it observed at an earlier or equal time has been published before this marker
 */
public record ClockMarker(String ingestor, Instant observed) implements SourceEvent {
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

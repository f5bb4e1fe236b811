package tidewire.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * "All that this ingestor observed before this time stands before this." Written by each ingestor to every partition of news
 * and trades, at most once a second, so that time passes through the log on quiet feeds too, and who reads a partition sees
 * all ingestors that live.
 *
 * @param ingestor name of the ingestor, unique among those that publish to one cluster
 * @param observed everything that it observed at an earlier time has been published before this marker, and what follows was
 *     observed at this time or later
 * @param last true when the ingestor ends with it: nobody waits for its next, which is its first after a start
 * @param traded names of the sources that told it trades since its marker before, of whatever symbol and so on whatever partition
 */
public record ClockMarker(String ingestor, Instant observed, boolean last, List<String> traded) implements SourceEvent {
    /** Of an ingestor that goes on and has heard of no trade. */
    public ClockMarker(String ingestor, Instant observed) {
        this(ingestor, observed, false, List.of());
    }

    /** Of an ingestor that has heard of no trade. */
    public ClockMarker(String ingestor, Instant observed, boolean last) {
        this(ingestor, observed, last, List.of());
    }

    public ClockMarker {
        Check.text("ClockMarker.ingestor", ingestor);
        Check.present("ClockMarker.observed", observed);
        traded = traded == null ? List.of() : List.copyOf(traded);
    }

    /** The same with the sources that have told trades, in order. */
    public ClockMarker having(Collection<String> sources) {
        return new ClockMarker(ingestor, observed, last, List.copyOf(new TreeSet<>(sources)));
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

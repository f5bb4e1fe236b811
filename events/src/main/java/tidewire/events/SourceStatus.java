package tidewire.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a feed or trade source is doing, told by its ingestor when it changes and after each poll: for eyes, never for results.
 *
 * @param source name of the source, the record's key
 * @param ingestor who reads it
 * @param state whether it would deliver now
 * @param told when this was written
 * @param since since when the state has held
 * @param words the state in plain words, for a person
 * @param tries attempts that failed in a row
 * @param lastAsked last poll or connection, or null before the first
 * @param lastItem when the last item or trade was observed, or null before the first
 * @param nextAsk when it will be asked next, or null when that is not planned
 * @param delivered items or trades since the ingestor started
 */
public record SourceStatus(
        String source,
        String ingestor,
        State state,
        Instant told,
        Instant since,
        String words,
        int tries,
        @Nullable Instant lastAsked,
        @Nullable Instant lastItem,
        @Nullable Instant nextAsk,
        long delivered)
        implements Event {

    /** Whether a source would deliver now. */
    public enum State {
        @JsonProperty("starting")
        STARTING,
        @JsonProperty("ok")
        OK,
        @JsonProperty("failing")
        FAILING,
        @JsonProperty("stopped")
        STOPPED
    }

    public SourceStatus {
        Check.text("SourceStatus.source", source);
        Check.text("SourceStatus.ingestor", ingestor);
        Check.present("SourceStatus.state", state);
        Check.present("SourceStatus.told", told);
        Check.present("SourceStatus.since", since);
        Check.text("SourceStatus.words", words);
    }

    @Override
    public String eventId() {
        return source + "/" + told;
    }

    @Override
    public Instant eventTime() {
        return told;
    }
}

package tidewire.events;

import java.time.Instant;

/**
 * "Everything of this source up to this time has been published." Written by ingestors to every partition of the topic
 * they publish to, after the data it speaks of, so that event time passes on quiet feeds through the log.
 *
 * @param source name of the source whose time has passed
 * @param time everything with an earlier or equal event time has been published before this marker
 * @param assumed true when the source did not answer and its time was moved on so that it does not hold up the others;
 *     what it delivers later is late
 */
public record ClockMarker(String source, Instant time, boolean assumed) implements SourceEvent {
    public ClockMarker {
        Check.text("ClockMarker.source", source);
        Check.present("ClockMarker.time", time);
    }

    @Override
    public String eventId() {
        return source + "/" + time;
    }

    @Override
    public Instant eventTime() {
        return time;
    }
}

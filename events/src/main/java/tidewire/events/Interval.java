package tidewire.events;

import java.time.Instant;

/** The span of time a digest covers: from inclusive, to exclusive, aligned to the epoch. Not the model's window. */
public record Interval(Instant from, Instant to) {
    public Interval {
        Check.present("Interval.from", from);
        Check.present("Interval.to", to);
        Check.that(from.isBefore(to), "Interval.from must be before Interval.to, was " + from + " and " + to);
    }
}

package tidewire.ingest.clock;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The instants at which this ingestor had what it publishes, in whole milliseconds and never going back, and the instant
 * before which all of them have been passed on. A source that has something begins an observation, sends what it had
 * under the observation's time, and closes it.
 *
 * <p>When the clock that it reads is set back, time goes on at half the pace of the machine's own timer until that clock has
 * caught up: desks must not stand still meanwhile.
 */
public final class ObservationClock {
    private final InstantSource clock;
    private final NavigableMap<Instant, Integer> open = new TreeMap<>();
    private final LongSupplier nanos;
    private Instant latest;
    private long latestNanos;

    /** @param notBefore what this ingestor's markers had passed before it was started again, or {@link Instant#EPOCH} */
    public ObservationClock(InstantSource clock, Instant notBefore) {
        this(clock, notBefore, System::nanoTime);
    }

    public ObservationClock(InstantSource clock, Instant notBefore, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.latest = notBefore;
        this.latestNanos = nanos.getAsLong();
    }

    /** Something is here: its time is the present, and time does not pass it before the observation is closed. */
    public synchronized Observation begin() {
        Instant time = now();
        open.merge(time, 1, Integer::sum);
        return new Observation(this, time);
    }

    public synchronized void end(Instant time) {
        open.computeIfPresent(time, (t, count) -> count == 1 ? null : count - 1);
    }

    /** Every observation of an earlier time is closed, and none of an earlier time will begin. */
    synchronized Instant passed() {
        return open.isEmpty() ? now() : open.firstKey();
    }

    /**
     * What was observed behind this time has been refused, for the clock was ahead of everybody's: it goes on from here.
     *
     * @param accepted a time up to which nothing was refused
     */
    synchronized void backTo(Instant accepted) {
        if (accepted.isBefore(latest)) {
            latest = accepted;
            latestNanos = nanos.getAsLong();
        }
    }

    private Instant now() {
        long nano = nanos.getAsLong();
        Instant told = clock.instant();
        latest = told.isBefore(latest) ? latest.plusNanos((nano - latestNanos) / 2) : told;
        latestNanos = nano;
        return latest.truncatedTo(ChronoUnit.MILLIS);
    }
}

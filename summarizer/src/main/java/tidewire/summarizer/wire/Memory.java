package tidewire.summarizer.wire;

import java.time.Duration;
import java.time.Instant;

/**
 * How long something seen is remembered: whole days of event time, so that what has been forgotten needs to be swept
 * out only when a day begins.
 *
 * @param days days after the last sighting, at least 1
 */
public record Memory(int days) {
    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    public Memory {
        if (days < 1) {
            throw new IllegalArgumentException("memory must last at least a day, was " + days);
        }
    }

    /** Number of the day, from the epoch. */
    public static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), DAY_SECONDS);
    }

    /** The day of what was seen before any clock had shown a time. */
    public static final long UNDATED = 0;

    /** True when a sighting on one day no longer counts on another. */
    public boolean isForgotten(long seenDay, long today) {
        return seenDay < today - days;
    }
}

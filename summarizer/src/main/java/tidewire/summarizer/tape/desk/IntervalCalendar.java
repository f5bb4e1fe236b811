package tidewire.summarizer.tape.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.Desk;

/**
 * When a desk's intervals end: at multiples of {@code every} from the epoch that lie within the desk's hours. An interval
 * begins where the one before it ended, so what happens outside the hours belongs to the first interval of the next day.
 */
public final class IntervalCalendar {
    // Hours come back within a week; the second week is for hours that fall into the hour that summer time skips.
    private static final Duration FAR = Duration.ofDays(15);

    private final long everySeconds;
    private final Desk.@Nullable Hours hours;
    private final ZoneId zone;

    public IntervalCalendar(Desk desk) {
        this.everySeconds = desk.every().toSeconds();
        this.hours = desk.hours();
        this.zone = desk.zone();
        try {
            next(Instant.EPOCH);
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException(
                    "desk " + desk.name() + ": no interval of " + desk.every() + " ends within its hours", e);
        }
    }

    /** The first end later than a time. */
    public Instant next(Instant after) {
        return search(Math.floorDiv(after.getEpochSecond(), everySeconds) + 1, 1);
    }

    /** The last end at or before a time. */
    public Instant atOrBefore(Instant time) {
        return search(Math.floorDiv(time.getEpochSecond(), everySeconds), -1);
    }

    private Instant search(long from, int step) {
        long most = FAR.toSeconds() / everySeconds;
        for (long i = 0; i <= most; i++) {
            Instant end = Instant.ofEpochSecond((from + i * step) * everySeconds);
            if (isOpen(end)) {
                return end;
            }
        }
        throw new IllegalStateException("no interval ends within " + FAR);
    }

    private boolean isOpen(Instant end) {
        if (hours == null) {
            return true;
        }
        ZonedDateTime local = end.atZone(zone);
        return hours.days().contains(local.getDayOfWeek())
                && local.toLocalTime().isAfter(hours.open())
                && !local.toLocalTime().isAfter(hours.close());
    }
}

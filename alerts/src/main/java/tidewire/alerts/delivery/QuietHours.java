package tidewire.alerts.delivery;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A span of every day, over midnight where it begins later than it ends.
 *
 * @param from inclusive
 * @param to exclusive; what was kept back leaves then
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours must end at another time than they begin, were " + from);
        }
    }

    /** The time itself when it is not quiet then, else when it is over. */
    Instant endAfter(Instant time) {
        if (!holdsAt(time)) {
            return time;
        }
        ZonedDateTime local = time.atZone(zone);
        ZonedDateTime end = local.with(to);
        return (end.isAfter(local) ? end : end.plusDays(1).with(to)).toInstant();
    }

    boolean holdsAt(Instant time) {
        LocalTime local = time.atZone(zone).toLocalTime();
        boolean afterFrom = !local.isBefore(from);
        boolean beforeTo = local.isBefore(to);
        return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
    }
}

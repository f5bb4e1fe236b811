package tidewire.alerts;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

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

    boolean holdsAt(Instant time) {
        LocalTime local = time.atZone(zone).toLocalTime();
        boolean afterFrom = !local.isBefore(from);
        boolean beforeTo = local.isBefore(to);
        return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
    }
}

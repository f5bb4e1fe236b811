package tidewire.summarizer.market.days;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a symbol's days begin and end.
 *
 * @param days days of the week on which a session ends
 * @param open local time at which it begins, or null for the whole day; later than {@code close}, it is that of the day before
 * @param close local time at which it ends, exclusive; null with {@code open}
 * @param zone where
 */
public record SessionHours(
        Set<DayOfWeek> days,
        @Nullable LocalTime open,
        @Nullable LocalTime close,
        ZoneId zone) {

    /** Around the clock, days in UTC. */
    public static final SessionHours ALWAYS =
            new SessionHours(EnumSet.allOf(DayOfWeek.class), null, null, ZoneOffset.UTC);

    private static final int DAY_MINUTES = 24 * 60;

    public SessionHours {
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("session hours must name at least one day");
        }
        if ((open == null) != (close == null) || (open != null && open.equals(close))) {
            throw new IllegalArgumentException("session hours must have an open and a close that differ, or neither");
        }
    }

    /** Whether there is no close: a day passes into the next. */
    public boolean isContinuous() {
        return open == null;
    }

    /** The day of the session that a time is in; null outside. */
    @Nullable
    public LocalDate dayOf(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        LocalDate day = local.toLocalDate();
        if (open != null && close != null) {
            LocalTime at = local.toLocalTime();
            // One that ends at midnight is of the day that it begins on.
            boolean toMidnight = close.equals(LocalTime.MIDNIGHT);
            boolean overnight = !toMidnight && close.isBefore(open);
            boolean begun = !at.isBefore(open);
            boolean ended = !toMidnight && !at.isBefore(close);
            if (overnight ? !begun && ended : !begun || ended) {
                return null;
            }
            day = overnight && begun ? day.plusDays(1) : day;
        }
        return days.contains(day.getDayOfWeek()) ? day : null;
    }

    /** Minutes since the session began. */
    public int minuteOf(Instant time) {
        int minute = time.atZone(zone).toLocalTime().toSecondOfDay() / 60;
        return open == null ? minute : Math.floorMod(minute - open.toSecondOfDay() / 60, DAY_MINUTES);
    }

    /** Length of a session. */
    public int minutes() {
        return open == null || close == null
                ? DAY_MINUTES
                : Math.floorMod((int) Duration.between(open, close).toMinutes(), DAY_MINUTES);
    }
}

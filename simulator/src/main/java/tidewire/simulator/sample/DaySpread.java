package tidewire.simulator.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Times for items of which only the day is known: spread evenly over 08:00 to 20:00 New York time of their day, in the order given. */
public final class DaySpread {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime FROM = LocalTime.of(8, 0);
    private static final Duration OVER = Duration.ofHours(12);

    private final Map<LocalDate, Integer> perDay = new HashMap<>();
    private final Map<LocalDate, Integer> position = new HashMap<>();

    /** @param published of all items of which only the day is known; the day is that of UTC */
    public DaySpread(List<Instant> published) {
        published.forEach(time -> perDay.merge(day(time), 1, Integer::sum));
    }

    /** Asked once for each of them, in order. */
    public Instant next(Instant published) {
        LocalDate day = day(published);
        return at(day, position.merge(day, 1, Integer::sum) - 1, perDay.getOrDefault(day, 1));
    }

    /** Time of item {@code index} of {@code count}: the middle of its share of the span, to the second. */
    static Instant at(LocalDate day, int index, int count) {
        Duration offset = OVER.multipliedBy(2L * index + 1).dividedBy(2L * count);
        return day.atTime(FROM).atZone(NEW_YORK).toInstant().plusSeconds(offset.toSeconds());
    }

    private static LocalDate day(Instant published) {
        return published.atZone(ZoneOffset.UTC).toLocalDate();
    }
}

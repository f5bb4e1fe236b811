package tidewire.ingest.feed.format;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.format.xml.ElementVocabulary;

/**
 * What a feed document asks of those who poll it.
 *
 * @param interval shortest time between two polls ({@code ttl}, {@code sy:updatePeriod}); zero when it says nothing
 * @param skipHours hours of the day in GMT, 0 to 23, at which nothing is new
 * @param skipDays days in GMT at which nothing is new
 */
public record PollHints(Duration interval, Set<Integer> skipHours, Set<DayOfWeek> skipDays) {
    public static final PollHints NONE = new PollHints(Duration.ZERO, Set.of(), Set.of());

    private static final Duration MOST = Duration.ofDays(1);

    public static PollHints of(Element channel) {
        Duration interval = Duration.ZERO;
        Duration period = null;
        int frequency = 1;
        Set<Integer> hours = new TreeSet<>();
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (Element child : channel.children()) {
            String text = child.ownText().strip();
            switch (ElementVocabulary.key(child)) {
                case "core:ttl" -> interval = Duration.ofMinutes(number(text, 0));
                case "sy:updateperiod" -> period = period(text);
                case "sy:updatefrequency" -> frequency = Math.max(1, number(text, 1));
                case "core:skiphours" -> child.children().forEach(hour -> hour(hour.text(), hours));
                case "core:skipdays" -> child.children().forEach(day -> day(day.text(), days));
                default -> {
                    // says nothing about polling
                }
            }
        }
        if (period != null && period.dividedBy(frequency).compareTo(interval) > 0) {
            interval = period.dividedBy(frequency);
        }
        // Who would skip everything has not understood the elements.
        return new PollHints(
                interval.compareTo(MOST) > 0 ? MOST : interval,
                hours.size() < 24 ? Set.copyOf(hours) : Set.of(),
                days.size() < 7 ? Set.copyOf(days) : Set.of());
    }

    /** The first moment from {@code time} on at which something may be new. */
    public Instant notSkipped(Instant time) {
        ZonedDateTime at = time.atZone(ZoneOffset.UTC);
        while (skipHours.contains(at.getHour()) || skipDays.contains(at.getDayOfWeek())) {
            at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        }
        return at.toInstant();
    }

    private static @Nullable Duration period(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "hourly" -> Duration.ofHours(1);
            case "daily", "weekly", "monthly", "yearly" -> MOST;
            default -> null;
        };
    }

    private static int number(String text, int otherwise) {
        return text.strip().matches("\\d{1,6}") ? Integer.parseInt(text.strip()) : otherwise;
    }

    /** Midnight is 0, or 24 as in RSS 0.91. */
    private static void hour(String text, Set<Integer> hours) {
        int hour = number(text, -1);
        if (hour >= 0 && hour <= 24) {
            hours.add(hour % 24);
        }
    }

    private static void day(String text, Set<DayOfWeek> days) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().equalsIgnoreCase(text.strip())) {
                days.add(day);
            }
        }
    }
}

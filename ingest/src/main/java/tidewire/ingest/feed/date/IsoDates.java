package tidewire.ingest.feed.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates that begin with a year, as in ISO 8601 and what is near it: with a day of the year, a week, or slashes. */
final class IsoDates {
    private static final Pattern DATE = Pattern.compile("(?<year>\\d{4})(?:"
            + "-?W(?<week>\\d{2})(?:-?(?<weekday>[1-7]))?"
            + "|(?<sep>[-/.]?)(?<month>\\d{2})\\k<sep>(?<day>\\d{2})"
            + "|[-/.](?<m1>\\d{1,2})[-/.](?<d1>\\d{1,2})"
            + "|-?(?<dayofyear>\\d{3})"
            + "|-(?<m2>\\d{2})"
            + ")?");
    private static final Pattern SHORT = Pattern.compile("(\\d{2})(-?)(\\d{2})\\2(\\d{2})");

    private IsoDates() {}

    /**
     * The day, or null when the text is none; a year or month alone is its first day.
     *
     * @throws DateTimeException when there is no such day
     */
    static @Nullable LocalDate day(String text) {
        Matcher m = DATE.matcher(text);
        if (m.matches()) {
            int year = Integer.parseInt(m.group("year"));
            if (m.group("week") != null) {
                int weekday = m.group("weekday") == null ? 1 : Integer.parseInt(m.group("weekday"));
                return LocalDate.of(year, 1, 4)
                        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(m.group("week")))
                        .with(java.time.temporal.ChronoField.DAY_OF_WEEK, weekday);
            }
            if (m.group("dayofyear") != null) {
                return LocalDate.ofYearDay(year, Integer.parseInt(m.group("dayofyear")));
            }
            return LocalDate.of(year, number(m, 1, "month", "m1", "m2"), number(m, 1, "day", "d1"));
        }
        Matcher s = SHORT.matcher(text);
        if (s.matches()) {
            return LocalDate.of(
                    year(Integer.parseInt(s.group(1)), 2), Integer.parseInt(s.group(3)), Integer.parseInt(s.group(4)));
        }
        return null;
    }

    /** RFC 2822: two digits below 50 are of this century, other short years of the last. */
    static int year(int value, int digits) {
        return digits > 3 ? value : digits == 2 && value < 50 ? 2000 + value : 1900 + value;
    }

    private static int number(Matcher m, int otherwise, String... groups) {
        for (String group : groups) {
            if (m.group(group) != null) {
                return Integer.parseInt(m.group(group));
            }
        }
        return otherwise;
    }
}

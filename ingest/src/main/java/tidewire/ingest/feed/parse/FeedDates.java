package tidewire.ingest.feed.parse;

import com.rometools.rome.io.impl.DateParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidewire.events.NewsItem.Precision;

/** Dates as feeds write them: RFC 822 with all its zones, ISO 8601, and what ROME knows beside. */
public final class FeedDates {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}:\\d{2}");
    private static final Pattern CLOCK_SECONDS = Pattern.compile("\\d{1,2}:\\d{2}:\\d{2}");
    private static final Pattern NUMERIC_ZONE = Pattern.compile("(?:GMT|UTC|UT)\\s*([+-]\\d{2}):?(\\d{2})$");

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private FeedDates() {}

    /** @param precision what the text tells: a time with seconds, without, or only the day */
    public record FeedDate(Instant time, Precision precision) {}

    /**
     * Returns null when the text is no date, or one that no news item has: lenient parsers find a year in anything. A day
     * without time is its midnight in UTC.
     */
    public static @Nullable FeedDate parse(@Nullable String raw) {
        FeedDate date = lenient(raw);
        return date == null || date.time().isBefore(EARLIEST) || date.time().isAfter(LATEST) ? null : date;
    }

    private static @Nullable FeedDate lenient(@Nullable String raw) {
        if (raw == null || raw.isBlank() || raw.length() > 100) {
            return null;
        }
        String text = raw.strip();
        try {
            if (DAY.matcher(text).matches()) {
                return new FeedDate(
                        LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant(), Precision.DAY);
            }
            if (text.endsWith("Z") && text.length() >= 20) {
                return new FeedDate(Instant.parse(text), Precision.SECOND);
            }
        } catch (DateTimeException e) {
            // Not that strict a form: ROME tries the lenient ones.
        }
        Date parsed = DateParser.parseDate(NUMERIC_ZONE.matcher(text).replaceAll("$1$2"), Locale.US);
        if (parsed == null) {
            return null;
        }
        Precision precision = CLOCK_SECONDS.matcher(text).find()
                ? Precision.SECOND
                : CLOCK.matcher(text).find() ? Precision.MINUTE : Precision.DAY;
        return new FeedDate(parsed.toInstant(), precision);
    }
}

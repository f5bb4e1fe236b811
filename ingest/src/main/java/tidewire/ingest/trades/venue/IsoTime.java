package tidewire.ingest.trades.venue;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * {@code 2013-10-07T13:30:00.007Z} to Instant, several times faster than the JDK's parser, which matters at a hundred
 * thousand trades a second. Remembers the last day; one thread at a time.
 */
public final class IsoTime {
    private String day = "";
    private long dayStart;

    /** @throws DateTimeException when the text is no UTC time in ISO-8601 */
    public Instant parse(@Nullable String text) {
        if (text == null) {
            throw new DateTimeException("time is missing");
        }
        int length = text.length();
        boolean plain = length >= 20
                && length <= 30
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(length - 1) == 'Z'
                && (length == 20 || (length > 21 && text.charAt(19) == '.'));
        if (!plain) {
            return Instant.parse(text);
        }
        if (!text.startsWith(day) || day.isEmpty()) {
            String newDay = text.substring(0, 10);
            dayStart = LocalDate.parse(newDay).toEpochDay() * 86_400;
            day = newDay;
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nanos = length > 21 ? number(text, 20, length - 1) : 0;
        for (int digits = length - 21; digits < 9; digits++) {
            nanos *= 10;
        }
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no time of day: " + text);
        }
        return Instant.ofEpochSecond(dayStart + hour * 3_600L + minute * 60L + second, nanos);
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("no ISO-8601 time: " + text);
            }
            value = value * 10 + digit;
        }
        return value;
    }
}

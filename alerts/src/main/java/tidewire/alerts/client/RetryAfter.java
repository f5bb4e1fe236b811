package tidewire.alerts.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After}, in seconds or as a date (RFC 9110); anything else is left to the sender's own back-off. */
final class RetryAfter {
    private RetryAfter() {}

    static @Nullable Duration parse(String text, Instant now) {
        Duration wait =
                text.strip().matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(text.strip())) : until(text, now);
        // A wait that is over already says nothing about the next try.
        return wait == null || wait.isNegative() || wait.isZero() ? null : wait;
    }

    private static @Nullable Duration until(String date, Instant now) {
        try {
            return Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip(), Instant::from));
        } catch (DateTimeException e) {
            return null;
        }
    }
}

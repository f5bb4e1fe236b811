package tidewire.alerts.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} in seconds; anything else is left to the sender's own back-off. */
final class RetryAfter {
    private RetryAfter() {}

    static @Nullable Duration parse(String text) {
        try {
            long seconds = Long.parseLong(text.strip());
            return seconds < 0 ? null : Duration.ofSeconds(seconds);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

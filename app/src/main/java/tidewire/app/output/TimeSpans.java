package tidewire.app.output;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and lengths of time in a person's words. */
public final class TimeSpans {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);

    private TimeSpans() {}

    /** As in {@code Mon 7 Oct 2013 14:00 UTC}. */
    public static String time(Instant time) {
        return TIME.format(time.atZone(ZoneOffset.UTC)) + " UTC";
    }

    /** As in {@code 40 s}, {@code 5 min}, {@code 3 h}, {@code 2 days}; what is negative is nothing. */
    public static String length(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 90) {
            return seconds + " s";
        }
        if (seconds < 5_400) {
            return Math.round(seconds / 60.0) + " min";
        }
        return seconds < 172_800 ? Math.round(seconds / 3_600.0) + " h" : Math.round(seconds / 86_400.0) + " days";
    }
}

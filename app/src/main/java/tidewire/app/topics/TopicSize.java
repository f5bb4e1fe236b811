package tidewire.app.topics;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a topic holds.
 *
 * @param bytes on the disks of all brokers
 * @param records between the oldest and the newest offset: what a compaction has taken, and the ends of transactions, count too
 * @param first time of the oldest record; null for an empty topic
 * @param last time of the newest
 */
public record TopicSize(
        String topic,
        long bytes,
        long records,
        @Nullable Instant first,
        @Nullable Instant last) {
    private static final Duration DAY = Duration.ofDays(1);

    /** Bytes a day of its own time; -1 where less than an hour of it is there, which says nothing of a day. */
    public long bytesADay() {
        if (first == null || last == null) {
            return -1;
        }
        Duration span = Duration.between(first, last);
        return span.compareTo(Duration.ofHours(1)) < 0
                ? -1
                : Math.round((double) bytes * DAY.toMillis() / span.toMillis());
    }

    /** {@code 1.4 MB} */
    public static String size(long bytes) {
        if (bytes < 0) {
            return "-";
        }
        double shown = bytes;
        String unit = "B";
        for (String next : new String[] {"kB", "MB", "GB", "TB"}) {
            if (shown < 999.5) {
                break;
            }
            shown /= 1000;
            unit = next;
        }
        return String.format(Locale.ROOT, shown < 10 && !unit.equals("B") ? "%.1f %s" : "%.0f %s", shown, unit);
    }
}

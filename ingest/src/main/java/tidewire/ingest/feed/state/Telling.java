package tidewire.ingest.feed.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** When a change of an item was told, and what had changed. */
public record Telling(Instant at, Kind kind) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * What changes of an item are worth. A title is what a digest tells; a text may hold a counter or "3 hours ago", and two
     * titles may take turns at each poll, for ever.
     */
    public enum Kind {
        /** A title that the item did not have before. */
        TITLE(12, 100),
        /** A title that it had before. */
        TITLE_AGAIN(2, 4),
        /** Another summary or text under the same title. */
        TEXT(3, 6);

        private final int anHour;
        private final int aDay;

        Kind(int anHour, int aDay) {
            this.anHour = anHour;
            this.aDay = aDay;
        }

        boolean mayBeTold(List<Telling> before, Instant now) {
            return count(before, now, HOUR) < anHour && count(before, now, DAY) < aDay;
        }

        private long count(List<Telling> before, Instant now, Duration within) {
            return before.stream()
                    .filter(told -> told.kind == this && told.isWithin(within, now))
                    .count();
        }
    }

    /** Those that still count, and this one. */
    static List<Telling> with(List<Telling> before, Kind kind, Instant now) {
        return Stream.concat(before.stream().filter(told -> told.isWithin(DAY, now)), Stream.of(new Telling(now, kind)))
                .toList();
    }

    private boolean isWithin(Duration time, Instant now) {
        return Duration.between(at, now).compareTo(time) < 0;
    }
}

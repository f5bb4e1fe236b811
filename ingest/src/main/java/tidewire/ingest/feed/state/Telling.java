package tidewire.ingest.feed.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** When a change of an item was told, and what had changed. */
public record Telling(Instant at, Kind kind) {
    private static final Duration HOUR = Duration.ofHours(1);
    /** Longer ago, nothing counts. */
    static final Duration DAY = Duration.ofDays(1);

    public Telling {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
    }

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

        /** The first instant at which another one may be told. What was told under a clock that was ahead does not count. */
        Instant next(List<Telling> before, Instant now) {
            List<Instant> told = before.stream()
                    .filter(telling -> telling.kind == this && !telling.at.isAfter(now))
                    .map(Telling::at)
                    .sorted()
                    .toList();
            Instant hour = end(told, anHour, HOUR);
            Instant day = end(told, aDay, DAY);
            return hour.isAfter(day) ? hour : day;
        }

        private static Instant end(List<Instant> told, int most, Duration within) {
            return told.size() < most
                    ? Instant.EPOCH
                    : told.get(told.size() - most).plus(within);
        }
    }

    /** Those that still count, and this one. */
    static List<Telling> with(List<Telling> before, Kind kind, Instant now) {
        return Stream.concat(
                        before.stream().filter(told -> told.isOfTheDayBefore(now)), Stream.of(new Telling(now, kind)))
                .toList();
    }

    private boolean isOfTheDayBefore(Instant now) {
        return !at.isAfter(now) && Duration.between(at, now).compareTo(DAY) < 0;
    }
}

package tidewire.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.format.PollHints;

/** When a feed is asked next. Always a little at random, so that feeds do not stay in step. */
final class Pace {
    private static final Duration MOST_BACKOFF = Duration.ofHours(1);
    /** In which the first polls of all feeds are spread. */
    private static final Duration SPREAD = Duration.ofSeconds(20);

    private final Duration every;
    private final RandomGenerator random;

    Pace(Duration every, RandomGenerator random) {
        this.every = every;
        this.random = random;
    }

    /** The first poll: at once with few feeds, spread over some seconds with many. */
    Duration first(int feeds) {
        long spread = Math.min(Math.min(every.toMillis(), SPREAD.toMillis()), feeds * 200L);
        return Duration.ofMillis(random.nextLong(spread + 1));
    }

    /** The longest of what the operator, the server's headers and the document want, at an hour that it does not skip. */
    Instant afterAnswer(Instant now, Duration asked, PollHints hints) {
        Duration wait = every;
        for (Duration other : new Duration[] {asked, hints.interval()}) {
            wait = other.compareTo(wait) > 0 ? other : wait;
        }
        return hints.notSkipped(now.plus(wait).plus(upTo(wait.dividedBy(20))));
    }

    /**
     * Doubled with each failure up to an hour; what the server asks for when that is longer.
     *
     * @param failures in a row, this one included
     */
    Instant afterFailure(Instant now, int failures, @Nullable Duration asked) {
        Duration most = every.compareTo(MOST_BACKOFF) > 0 ? every : MOST_BACKOFF;
        Duration wait = every;
        for (int i = 1; i < failures && wait.compareTo(most) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        wait = wait.compareTo(most) > 0 ? most : wait;
        wait = wait.plus(upTo(wait.dividedBy(4)));
        return now.plus(asked != null && asked.compareTo(wait) > 0 ? asked : wait);
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
    }
}

package tidewire.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.format.PollHints;
import tidewire.ingest.feed.state.PollState;

/** When a feed is asked next. Always a little at random, so that feeds do not stay in step. */
final class Pace {
    private static final Duration MOST_BACKOFF = Duration.ofHours(1);
    /** In which the first polls of all feeds are spread. */
    private static final Duration SPREAD = Duration.ofSeconds(20);

    /** A day that a server asks for, and a week of days that a feed skips. */
    private static final Duration MOST_WAIT = Duration.ofDays(9);

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

    /**
     * The first poll after a start: not before the answer or the failure of before the start allows it.
     *
     * @param feeds how many there are in all
     */
    Instant atStart(Instant now, PollState before, int feeds) {
        Instant earliest = now.plus(first(feeds));
        Instant asked = before.times().failures() > 0 ? before.times().nextAsk() : due(before);
        // What was written under a clock that was ahead binds nobody.
        boolean binding = asked != null
                && asked.isAfter(earliest)
                && asked.isBefore(now.plus(MOST_WAIT))
                && isPast(before.times().lastSuccess(), now)
                && isPast(before.times().lastFailure(), now);
        return before.held().hints().notSkipped(binding ? Objects.requireNonNull(asked) : earliest);
    }

    private static boolean isPast(@Nullable Instant time, Instant now) {
        return time == null || !time.isAfter(now);
    }

    /** When the feed was to be asked again after its last answer; null when it has never answered. */
    @Nullable
    Instant due(PollState polls) {
        Instant last = polls.times().lastSuccess();
        return last == null
                ? null
                : polls.held()
                        .hints()
                        .notSkipped(last.plus(wait(polls.asked(), polls.held().hints())));
    }

    /** The longest of what the operator, the server's headers and the document want, at an hour that it does not skip. */
    Instant afterAnswer(Instant now, Duration asked, PollHints hints) {
        Duration wait = wait(asked, hints);
        return hints.notSkipped(now.plus(wait).plus(upTo(wait.dividedBy(20))));
    }

    private Duration wait(Duration asked, PollHints hints) {
        Duration wait = every;
        for (Duration other : new Duration[] {asked, hints.interval()}) {
            wait = other.compareTo(wait) > 0 ? other : wait;
        }
        return wait;
    }

    /**
     * Doubled with each failure up to an hour; what the server asks for when that is longer; at no hour that the feed skips.
     *
     * @param failures in a row, this one included
     */
    Instant afterFailure(Instant now, int failures, @Nullable Duration asked, PollHints hints) {
        Duration most = every.compareTo(MOST_BACKOFF) > 0 ? every : MOST_BACKOFF;
        Duration wait = every;
        for (int i = 1; i < failures && wait.compareTo(most) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        wait = wait.compareTo(most) > 0 ? most : wait;
        wait = wait.plus(upTo(wait.dividedBy(4)));
        return hints.notSkipped(now.plus(asked != null && asked.compareTo(wait) > 0 ? asked : wait));
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
    }
}

package tidewire.ingest.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tidewire.events.SourceStatus;
import tidewire.events.SourceStatus.State;
import tidewire.ingest.feed.state.PollState;
import tidewire.ingest.feed.state.PollTimes;

/** Says in plain words how a feed is doing. */
final class FeedStatus {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final String source;
    private final String ingestor;
    private State state = State.STARTING;
    private @Nullable Instant since;

    FeedStatus(String source, String ingestor) {
        this.source = source;
        this.ingestor = ingestor;
    }

    /**
     * How it is doing now.
     *
     * @param problem why it does not answer, or null when it does
     * @param gone whether it will not be asked again
     */
    SourceStatus now(PollState polls, @Nullable String problem, boolean gone, Instant now, long delivered) {
        PollTimes times = polls.times();
        State next = gone
                ? State.STOPPED
                : problem != null ? State.FAILING : times.lastSuccess() == null ? State.STARTING : State.OK;
        Instant before = since;
        Instant failing = times.failingSince();
        Instant start =
                next == state && before != null ? before : next == State.FAILING && failing != null ? failing : now;
        state = next;
        since = start;
        return new SourceStatus(
                source,
                ingestor,
                state,
                now,
                start,
                words(polls, problem, now),
                times.failures(),
                now,
                times.lastItem(),
                gone ? null : times.nextAsk(),
                delivered);
    }

    private String words(PollState polls, @Nullable String problem, Instant now) {
        PollTimes times = polls.times();
        return switch (state) {
            case STARTING -> "not polled yet";
            case OK ->
                "answers"
                        + (times.lastItem() == null
                                ? ", nothing new yet"
                                : ", last new item at " + at(times.lastItem(), now))
                        + (polls.moved() == null
                                ? ""
                                : "; has moved for good to " + polls.moved() + ": put that into the configuration");
            case FAILING ->
                problem
                        + (times.failingSince() == null ? "" : " since " + at(times.failingSince(), now))
                        + (times.failures() > 1 ? ", tried " + times.failures() + " times" : ", tried once")
                        + (times.nextAsk() == null ? "" : ", next at " + at(times.nextAsk(), now));
            case STOPPED -> problem + "; it is not asked again: remove it or give its new address";
        };
    }

    private static String at(Instant time, Instant now) {
        return (day(time).equals(day(now)) ? TIME : DAY_AND_TIME).format(time);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}

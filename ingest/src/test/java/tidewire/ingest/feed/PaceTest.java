package tidewire.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.ingest.feed.format.PollHints;
import tidewire.ingest.feed.state.Held;
import tidewire.ingest.feed.state.PollState;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-11-26T20:00:00Z");
    private final Pace pace = new Pace(Duration.ofMinutes(5), new Random(7));

    @ParameterizedTest
    @CsvSource({"0, 0, 5", "30, 0, 30", "0, 60, 60", "30, 60, 60", "1, 2, 5"})
    void nextPoll_isTheLongestOfAllThatIsAskedFor(long header, long document, long minutes) {
        PollHints hints = new PollHints(Duration.ofMinutes(document), Set.of(), Set.of());
        Duration wait = Duration.between(NOW, pace.afterAnswer(NOW, Duration.ofMinutes(header), hints));
        assertThat(wait).isBetween(Duration.ofMinutes(minutes), Duration.ofSeconds(minutes * 63));
    }

    @Test
    void hoursThatTheFeedSkips_areLeftOut() {
        PollHints hints = new PollHints(Duration.ZERO, Set.of(20, 21), Set.of());
        assertThat(pace.afterAnswer(NOW, Duration.ZERO, hints)).isEqualTo("2026-11-26T22:00:00Z");
        assertThat(pace.afterFailure(NOW, 1, null, hints)).isEqualTo("2026-11-26T22:00:00Z");
        assertThat(pace.afterFailure(NOW, 1, Duration.ofMinutes(90), hints)).isEqualTo("2026-11-26T22:00:00Z");
        assertThat(pace.atStart(NOW, before(hints, Duration.ZERO, NOW.minusSeconds(3_600)), 1))
                .isEqualTo("2026-11-26T22:00:00Z");
    }

    private static PollState before(PollHints hints, Duration asked, Instant answered) {
        return PollState.none("http://x/")
                .holding(new Held(null, null, null, hints, List.of()))
                .answered(null, asked, answered, true, answered.plus(asked));
    }

    @Test
    void restart_keepsWhatTheLastAnswerAskedFor() {
        PollState asked = before(PollHints.NONE, Duration.ofHours(1), NOW.minusSeconds(60));
        assertThat(pace.atStart(NOW, asked, 1)).isEqualTo(NOW.plusSeconds(3_540));
        assertThat(pace.atStart(NOW, asked.failed(NOW, NOW.plusSeconds(1_000)), 1))
                .isEqualTo(NOW.plusSeconds(1_000));
        assertThat(pace.atStart(NOW, before(PollHints.NONE, Duration.ofHours(1), NOW.minusSeconds(7_200)), 1))
                .isBetween(NOW, NOW.plusMillis(200));
        assertThat(pace.atStart(NOW, PollState.none("http://x/"), 1)).isBetween(NOW, NOW.plusMillis(200));
        assertThat(pace.atStart(NOW, before(PollHints.NONE, Duration.ZERO, NOW.plus(Duration.ofDays(9_000))), 1))
                .as("under a clock that was wrong")
                .isBetween(NOW, NOW.plusMillis(200));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 5", "2, 0, 10", "4, 0, 40", "5, 0, 60", "50, 0, 60", "1, 90, 90"})
    void failures_doubleTheWait_upToAnHour_andTheServersWishIsKept(int failures, long asked, long minutes) {
        Duration wait =
                Duration.between(NOW, pace.afterFailure(NOW, failures, Duration.ofMinutes(asked), PollHints.NONE));
        assertThat(wait).isBetween(Duration.ofMinutes(minutes), Duration.ofSeconds(minutes * 75));
    }

    @Test
    void firstPolls_ofManyFeeds_areSpread() {
        long early = IntStream.range(0, 300)
                .filter(i -> pace.first(300).toMillis() < 1_000)
                .count();
        assertThat(early).isLessThan(60);
        assertThat(pace.first(1)).isLessThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void whatWasWrittenUnderAClockThatWasAhead_bindsNobody() {
        PollState before = before(PollHints.NONE, Duration.ZERO, NOW.minusSeconds(3_600));
        Instant wrong = NOW.plus(Duration.ofHours(8));
        assertThat(pace.atStart(NOW, before.failed(wrong, wrong.plusSeconds(300)), 1))
                .isBetween(NOW, NOW.plusMillis(200));
        assertThat(pace.atStart(NOW, before(PollHints.NONE, Duration.ofHours(1), wrong), 1))
                .isBetween(NOW, NOW.plusMillis(200));
    }
}

package tidewire.ingest.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ObservationClockTest {
    private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");

    private Instant wall = START;
    private long nanos;
    private final ObservationClock clock = new ObservationClock(() -> wall, Instant.EPOCH, () -> nanos);

    @Test
    void observation_isOfThePresent_inWholeMilliseconds() {
        wall = START.plusNanos(1_999_999);

        assertThat(clock.begin().time()).isEqualTo(START.plusMillis(1));
    }

    @Test
    void time_doesNotPassAnOpenObservation_butWhatBeginsMeanwhileIsLater() {
        Observation first = clock.begin();
        advance(500);
        Observation second = clock.begin();
        advance(500);
        assertThat(clock.passed()).isEqualTo(START);

        first.close();
        assertThat(clock.passed()).isEqualTo(START.plusMillis(500));
        second.close();
        assertThat(clock.passed()).isEqualTo(START.plusMillis(1_000));
    }

    @Test
    void observationsOfOneInstant_areAllWaitedFor() {
        Observation first = clock.begin();
        Observation second = clock.begin();
        advance(1);
        first.close();
        first.close();
        assertThat(clock.passed()).isEqualTo(START);

        second.close();
        assertThat(clock.passed()).isEqualTo(START.plusMillis(1));
    }

    @Test
    void nothingIsObserved_beforeWhatHasPassed() {
        Instant passed = clock.passed();

        assertThat(clock.begin().time()).isAfterOrEqualTo(passed);
    }

    @Test
    void clockSetBack_timeGoesOnAtHalfThePace_untilItHasCaughtUp() {
        clock.begin().close();
        wall = START.minusSeconds(10);
        nanos += Duration.ofSeconds(4).toNanos();
        wall = wall.plusSeconds(4);
        assertThat(clock.passed()).isEqualTo(START.plusSeconds(2));

        wall = START.plusSeconds(3);
        nanos += Duration.ofSeconds(9).toNanos();
        assertThat(clock.passed()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void clockThatWasAheadOfEverybody_goesOnFromWhatWasAccepted() {
        wall = START.plus(Duration.ofDays(20_000));
        clock.begin().close();
        wall = START.plusSeconds(2);
        clock.backTo(START);

        assertThat(clock.passed()).isEqualTo(START.plusSeconds(2));
        clock.backTo(START.plusSeconds(30));
        assertThat(clock.passed()).as("never pushed on").isEqualTo(START.plusSeconds(2));
    }

    @Test
    void restarted_goesOnFromTheLastMarker_evenWithAClockBehindIt() {
        ObservationClock restarted = new ObservationClock(() -> wall, START.plusSeconds(5), () -> nanos);
        assertThat(restarted.begin().time()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void simulatedClockThatStandsStill_staysWhereItIs() {
        clock.begin().close();
        nanos += Duration.ofHours(1).toNanos();

        assertThat(clock.passed()).isEqualTo(START);
    }

    private void advance(long millis) {
        wall = wall.plusMillis(millis);
        nanos += Duration.ofMillis(millis).toNanos();
    }
}

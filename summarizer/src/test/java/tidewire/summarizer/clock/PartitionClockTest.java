package tidewire.summarizer.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.TestObjects.START;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tidewire.events.ClockMarker;

class PartitionClockTest {
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final List<String> forgotten = new ArrayList<>();
    private final PartitionClock clock = new PartitionClock(LEASE, Map.of(), null);

    @Test
    void singleIngestor_isTheClock_howeverLongItWasGone() {
        assertThat(clock.passed()).isNull();
        assertThat(mark("a", 0)).isTrue();
        assertThat(clock.passed()).isEqualTo(at(0));
        mark("a", 7_200);
        assertThat(clock.passed()).isEqualTo(at(7_200));
    }

    @Test
    void severalIngestors_theSlowestIsTheClock() {
        mark("b", 5);
        mark("a", 10);
        mark("a", 12);

        assertThat(clock.passed()).isEqualTo(at(5));
        mark("b", 11);
        assertThat(clock.passed()).isEqualTo(at(11));
        mark("b", 13);
        assertThat(clock.passed()).isEqualTo(at(12));
    }

    @Test
    void ingestorBehindByTheLease_isStillWaitedFor_andByMoreIsNot() {
        mark("gone", 0);
        assertThat(mark("a", 15)).isFalse();
        assertThat(clock.passed()).isEqualTo(at(0));

        assertThat(mark("a", 16)).isTrue();
        assertThat(clock.passed()).isEqualTo(at(16));
    }

    @Test
    void ingestorThatIsBack_doesNotTurnTimeBack_andIsWaitedForAgain() {
        mark("gone", 0);
        mark("a", 100);
        mark("gone", 90);
        assertThat(clock.passed()).isEqualTo(at(100));

        mark("a", 104);
        assertThat(clock.passed()).isEqualTo(at(100));
        mark("gone", 103);
        assertThat(clock.passed()).isEqualTo(at(103));
    }

    @Test
    void markerThatGoesBack_changesNothing() {
        mark("a", 10);
        assertThat(mark("a", 5)).isFalse();
        assertThat(mark("a", 10)).isFalse();
        assertThat(clock.passed()).isEqualTo(at(10));
        assertThat(clock.ingestors()).containsOnly(Map.entry("a", at(10)));
    }

    @Test
    void ingestorThatEnds_isNotWaitedFor() {
        mark("b", 9);
        mark("a", 10);
        assertThat(last("b", 9)).as("an old one that comes again").isFalse();
        assertThat(clock.passed()).isEqualTo(at(9));

        assertThat(last("b", 10)).isTrue();
        assertThat(clock.passed()).isEqualTo(at(10));
        assertThat(clock.ingestors()).containsOnlyKeys("a");
        assertThat(forgotten).containsExactly("b");
        mark("a", 12);
        assertThat(clock.passed()).isEqualTo(at(12));
    }

    @Test
    void lastIngestorThatEnds_passesAllThatItObserved_andGoesOnWhenItIsBack() {
        mark("a", 10);
        assertThat(last("a", 11)).isTrue();
        assertThat(clock.passed()).isEqualTo(at(11));

        mark("a", 500);
        assertThat(clock.passed()).isEqualTo(at(500));
        mark("b", 400);
        mark("a", 501);
        assertThat(clock.passed()).as("one that comes in far behind").isEqualTo(at(501));
    }

    @Test
    void newestThatEnds_leavesTimeToTheOthers() {
        mark("b", 5);
        mark("a", 10);
        last("a", 12);
        assertThat(clock.passed()).isEqualTo(at(5));
        mark("b", 30);
        assertThat(clock.passed()).isEqualTo(at(30));
    }

    @Test
    void ingestorGoneForADay_isForgotten() {
        mark("gone", 0);
        mark("a", 86_400);
        assertThat(clock.ingestors()).containsOnlyKeys("gone", "a");
        assertThat(forgotten).isEmpty();

        mark("a", 86_401);
        assertThat(clock.ingestors()).containsOnlyKeys("a");
        assertThat(forgotten).containsExactly("gone");
    }

    @Test
    void restored_goesOnFromThere() {
        mark("b", 4);
        mark("a", 10);
        PartitionClock restored = new PartitionClock(LEASE, clock.ingestors(), clock.passed());

        assertThat(restored.passed()).isEqualTo(at(4));
        assertThat(restored.mark(new ClockMarker("b", at(8)), forgotten::add)).isTrue();
        assertThat(restored.passed()).isEqualTo(at(8));
    }

    @Test
    void markerBetweenMilliseconds_passesTheOneBefore() {
        clock.mark(new ClockMarker("a", START.plusNanos(1_999_999)), forgotten::add);

        assertThat(clock.passed()).isEqualTo(START.plusMillis(1));
    }

    private boolean mark(String ingestor, long seconds) {
        return clock.mark(new ClockMarker(ingestor, at(seconds)), forgotten::add);
    }

    private boolean last(String ingestor, long seconds) {
        return clock.mark(new ClockMarker(ingestor, at(seconds), true), forgotten::add);
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }
}

package tidewire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.api.Test;
import tidewire.events.ClockMarker;
import tidewire.events.SourceEvent;
import tidewire.events.Topics;

class SourceClockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:30Z");

    private final MockProducer<String, byte[]> producer = Topic.producer(true);
    private final Publisher publisher = new Publisher(producer, new SimpleMeterRegistry());
    private final List<Instant> told = new ArrayList<>();
    private Instant wall = START;
    private final SourceClock clock = new SourceClock(
            "feed:x", Topics.NEWS, publisher, (source, time) -> told.add(time), () -> wall, Duration.ofMinutes(10));

    private List<ClockMarker> markers() {
        List<ClockMarker> markers = new ArrayList<>();
        for (SourceEvent event : Topic.events(producer, Topics.NEWS)) {
            if (!markers.contains(event)) {
                markers.add((ClockMarker) event);
            }
        }
        return markers;
    }

    @Test
    void time_neverGoesBack() {
        clock.reached(THEN, publisher.batch("feed:x"));
        clock.reached(THEN.minusSeconds(10), publisher.batch("feed:x"));
        clock.reached(THEN.plusSeconds(10), publisher.batch("feed:x"));

        assertThat(markers()).extracting(ClockMarker::observed).containsExactly(THEN, THEN.plusSeconds(10));
    }

    @Test
    void silence_shorterThanAllowed_changesNothing() {
        clock.reached(THEN, publisher.batch("feed:x"));
        wall = START.plus(Duration.ofMinutes(10)).minusSeconds(1);
        clock.tick();
        assertThat(markers()).hasSize(1);
    }

    @Test
    void silence_longerThanAllowed_isFollowedAtThatDistanceByAssumedMarkers() {
        clock.reached(THEN, publisher.batch("feed:x"));
        wall = START.plus(Duration.ofMinutes(11));
        clock.tick();
        wall = START.plus(Duration.ofMinutes(15));
        clock.tick();

        assertThat(markers())
                .containsExactly(
                        new ClockMarker("feed:x", THEN),
                        new ClockMarker("feed:x", THEN.plus(Duration.ofMinutes(1))),
                        new ClockMarker("feed:x", THEN.plus(Duration.ofMinutes(5))));
        assertThat(told).containsExactly(THEN);
    }

    @Test
    void sourceSilentFromTheStart_isAssumedFromThenOn() {
        wall = START.plus(Duration.ofMinutes(12));
        clock.tick();
        assertThat(markers()).containsExactly(new ClockMarker("feed:x", START.plus(Duration.ofMinutes(2))));
    }

    @Test
    void sourceThatComesBack_isBelievedAgain() {
        clock.reached(THEN, publisher.batch("feed:x"));
        wall = START.plus(Duration.ofMinutes(15));
        clock.tick();
        clock.reached(THEN.plus(Duration.ofMinutes(15)), publisher.batch("feed:x"));
        wall = wall.plus(Duration.ofMinutes(9));
        clock.tick();

        assertThat(markers()).last().isEqualTo(new ClockMarker("feed:x", THEN.plus(Duration.ofMinutes(15))));
        assertThat(markers()).hasSize(3);
    }

    @Test
    void sourceThatRepeatsItsTime_isSilent() {
        clock.reached(THEN, publisher.batch("feed:x"));
        wall = START.plus(Duration.ofMinutes(12));
        clock.reached(THEN, publisher.batch("feed:x"));
        clock.tick();
        assertThat(markers()).hasSize(2);
    }
}

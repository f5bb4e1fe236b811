package tidewire.ingest.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.junit.jupiter.api.Test;
import tidewire.events.ClockMarker;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.ingest.IngestState;
import tidewire.ingest.Publisher;
import tidewire.ingest.Topic;

class ClockMarkersTest {
    private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");

    private Instant wall = START;
    private final MockProducer<String, byte[]> producer = Topic.producer(true);
    private final ObservationClock clock = new ObservationClock(() -> wall, Instant.EPOCH);
    private final Publisher publisher = new Publisher(producer, new SimpleMeterRegistry());
    private final ClockMarkers markers = new ClockMarkers("one", clock, publisher);

    @Test
    void marker_isInEveryPartitionOfBothTopics() {
        markers.tick();

        for (String topic : List.of(Topics.NEWS, Topics.TICKS)) {
            assertThat(Topic.events(producer, topic))
                    .containsExactly(new ClockMarker("one", START), new ClockMarker("one", START));
            assertThat(Topic.markers(producer, topic, 0)).containsExactly(START);
            assertThat(Topic.markers(producer, topic, 1)).containsExactly(START);
        }
    }

    @Test
    void markers_areASecondApartAtLeast() {
        for (int tenth = 0; tenth <= 25; tenth++) {
            markers.tick();
            wall = wall.plusMillis(100);
        }

        assertThat(Topic.markers(producer, Topics.NEWS, 0))
                .containsExactly(START, START.plusSeconds(1), START.plusSeconds(2));
    }

    @Test
    void marker_namesTheSourcesThatHaveToldTradesSinceTheOneBefore() {
        markers.tick();
        for (String source : List.of("trades:two", "trades:one", "trades:one")) {
            publisher.batch(source).send(Topics.TICKS, "IBM", trade(source));
        }
        for (int second = 1; second <= 2; second++) {
            wall = START.plusSeconds(second);
            markers.tick();
        }
        publisher.batch("trades:one").send(Topics.TICKS, "IBM", trade("trades:one"));
        markers.end();

        assertThat(Topic.events(producer, Topics.TICKS).stream()
                        .filter(event -> event instanceof ClockMarker)
                        .map(event -> ((ClockMarker) event).traded())
                        .distinct())
                .containsExactly(List.of(), List.of("trades:one", "trades:two"), List.of("trades:one"));
        assertThat(Topic.events(producer, Topics.NEWS))
                .as("in both topics")
                .contains(new ClockMarker("one", START.plusSeconds(1), false, List.of("trades:one", "trades:two")));
    }

    private static Trade trade(String source) {
        return new Trade("IBM", source, START, START, BigDecimal.TEN, BigDecimal.ONE, null, null);
    }

    @Test
    void marker_waitsForAnOpenObservation() {
        markers.tick();
        wall = START.plusSeconds(2);
        Observation open = clock.begin();
        wall = START.plusSeconds(9);
        markers.tick();
        markers.tick();
        assertThat(Topic.markers(producer, Topics.NEWS, 0)).containsExactly(START, START.plusSeconds(2));

        open.close();
        markers.tick();
        assertThat(Topic.markers(producer, Topics.NEWS, 0)).endsWith(START.plusSeconds(9));
    }

    @Test
    void lastMarkerOfAnEnd_isWrittenAtOnce_behindWhatWasObservedJustNow_andIsTheLast() {
        markers.tick();
        wall = START.plusMillis(10);
        clock.begin().close();
        markers.end();
        markers.end();
        wall = START.plusSeconds(9);
        markers.tick();

        assertThat(Topic.events(producer, Topics.NEWS))
                .endsWith(new ClockMarker("one", START.plusMillis(11), true))
                .hasSize(4);
    }

    @Test
    void lastMarkerOfAnEnd_doesNotGoFurtherThanWhatNeverCame() {
        markers.tick();
        wall = START.plusMillis(10);
        clock.begin();
        wall = START.plusMillis(20);
        markers.end();

        assertThat(Topic.markers(producer, Topics.NEWS, 0)).endsWith(START.plusMillis(11));
    }

    @Test
    void markersRefusedForTheirTime_timeGoesOnFromTheLastAcceptedOne() {
        MockProducer<String, byte[]> refusing = Topic.producer(false);
        ClockMarkers slow = new ClockMarkers("one", clock, new Publisher(refusing, new SimpleMeterRegistry()));
        slow.tick();
        while (refusing.completeNext()) {
            // the first markers
        }
        slow.remember();
        wall = START.plusSeconds(3_000_000_000L);
        slow.tick();
        while (refusing.errorNext(new InvalidTimestampException("out of range"))) {
            // all of them
        }
        wall = START.plusSeconds(5);
        slow.tick();

        assertThat(Topic.markers(refusing, Topics.NEWS, 0)).endsWith(START.plusSeconds(5));
        assertThat(refusing.history().stream().filter(record -> record.topic().equals(Topics.INGEST_STATE)))
                .as("what was refused is not where a restart goes on from")
                .hasSize(1);
    }

    @Test
    void lastMarker_isKnownAfterARestart_ofThatIngestorAlone() {
        markers.tick();
        markers.remember();
        ProducerRecord<String, byte[]> state = producer.history().stream()
                .filter(record -> record.topic().equals(Topics.INGEST_STATE))
                .findFirst()
                .orElseThrow();
        IngestState known = new IngestState(Map.of(state.key(), state.value()));

        assertThat(ClockMarkers.last("one", known)).isEqualTo(START);
        assertThat(ClockMarkers.last("other", known)).isEqualTo(Instant.EPOCH);
        assertThat(new String(state.value(), StandardCharsets.UTF_8)).contains("2026-11-26T10:00:00Z");
    }
}

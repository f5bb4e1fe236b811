package tidewire.summarizer.tape.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.TestObjects.START;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestorsHeardTest {
    private static final InputId NEWS = new InputId("news", 0);
    private static final InputId TICKS = new InputId("ticks", 0);

    private final IngestorsHeard heard = new IngestorsHeard(Duration.ofSeconds(15));

    @Test
    void markers_areThoseOfTheSlowestPartition() {
        heard.heard(NEWS, Map.of("a", at(5), "b", at(7)), 0);
        heard.heard(TICKS, Map.of("a", at(6)), 0);

        assertThat(heard.markers()).containsExactly(Map.entry("a", at(5)), Map.entry("b", at(7)));
    }

    @Test
    void silentIngestor_isWaitedFor_untilItsLeaseIsOver() {
        heard.heard(NEWS, Map.of("a", at(0), "b", at(0)), nanos(0));
        heard.heard(NEWS, Map.of("a", at(3), "b", at(0)), nanos(3));
        assertThat(heard.waitedFor(nanos(3))).isEmpty();

        heard.heard(NEWS, Map.of("a", at(5), "b", at(0)), nanos(5));
        assertThat(heard.waitedFor(nanos(5))).contains("b");

        heard.heard(NEWS, Map.of("a", at(16), "b", at(0)), nanos(16));
        assertThat(heard.waitedFor(nanos(16))).isEmpty();
    }

    @Test
    void singleIngestor_isWaitedForFromItsSilenceOn() {
        heard.heard(NEWS, Map.of("a", at(0)), nanos(0));
        assertThat(heard.waitedFor(nanos(4))).isEmpty();
        assertThat(heard.waitedFor(nanos(3_600))).contains("a");
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    private static long nanos(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}

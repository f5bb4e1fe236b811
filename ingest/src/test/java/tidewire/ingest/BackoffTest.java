package tidewire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), new Random(1));

    @Test
    void waits_doubleUpToTheLimit_withAQuarterAtRandom() {
        for (long expected : new long[] {1_000, 2_000, 4_000, 8_000, 10_000, 10_000}) {
            assertThat(backoff.failed().toMillis()).isBetween(expected, expected * 5 / 4);
        }
    }

    @Test
    void success_startsAnew() {
        backoff.failed();
        backoff.failed();
        backoff.succeeded();
        assertThat(backoff.failed()).isLessThan(Duration.ofMillis(1_251));
    }
}

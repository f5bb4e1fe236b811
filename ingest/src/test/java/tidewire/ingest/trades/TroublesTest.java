package tidewire.ingest.trades;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TroublesTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private final Troubles troubles = new Troubles();

    @Test
    void trouble_beginsOnce_asLongAsItGoesOn_whateverNumbersItNames() {
        assertThat(troubles.begins("trade 1 of BTC", 0)).isTrue();
        for (int i = 1; i < 200; i++) {
            assertThat(troubles.begins("trade " + i + " of BTC", i * 59 * MINUTE))
                    .isFalse();
        }
        assertThat(troubles.begins("trade 1 of ETH", MINUTE)).isTrue();
        assertThat(troubles.begins("trade 1 of BTC", 199 * 59 * MINUTE + 61 * MINUTE))
                .as("it was over")
                .isTrue();
    }

    @Test
    void memory_isBounded() {
        for (int i = 0; i < 5_000; i++) {
            assertThat(troubles.begins("x".repeat(i), 0)).isTrue();
        }
        assertThat(troubles.begins("", 0)).as("forgotten").isTrue();
        assertThat(troubles.begins("x".repeat(4_999), 0)).isFalse();
    }
}

package tidewire.summarizer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private final Memory memory = new Memory(3);

    @Test
    void sighting_countsForTheGivenDays() {
        long seen = Memory.day(Instant.parse("2013-10-07T23:59:59Z"));

        assertThat(memory.isForgotten(seen, Memory.day(Instant.parse("2013-10-10T23:59:59Z"))))
                .isFalse();
        assertThat(memory.isForgotten(seen, Memory.day(Instant.parse("2013-10-11T00:00:00Z"))))
                .isTrue();
    }

    @Test
    void lessThanADay_isRefused() {
        assertThatThrownBy(() -> new Memory(0)).hasMessageContaining("at least a day");
    }
}

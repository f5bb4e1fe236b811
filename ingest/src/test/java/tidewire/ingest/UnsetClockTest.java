package tidewire.ingest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnsetClockTest {
    private static final Instant UNSET = Instant.parse("1970-01-01T00:03:00Z");
    private static final Instant SET = Instant.parse("2026-11-26T10:00:00Z");

    @Test
    void clockThatWasNeverSet_isRefused_andTheMessageSaysWhatToDo() {
        assertThatThrownBy(() -> UnsetClock.refuse(Instant.EPOCH, UNSET))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("1970-01-01T00:03:00Z")
                .hasMessageContaining("Set it");
        assertThatCode(() -> UnsetClock.refuse(Instant.EPOCH, SET)).doesNotThrowAnyException();
    }

    @Test
    void timeThatGoesOnFromBefore_needsNoClock() {
        assertThatCode(() -> UnsetClock.refuse(SET, UNSET)).doesNotThrowAnyException();
    }
}

package tidewire.ingest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class NamesakeTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final Supplier<Instant> NEVER = () -> {
        throw new AssertionError("asked");
    };

    @Test
    void firstStartAndLongStop_areNotLookedAt() {
        Namesake.refuse("one", Instant.EPOCH, NOW, NEVER);
        Namesake.refuse("one", NOW.minusSeconds(5), NOW, NEVER);
    }

    @Test
    void restartAtOnce_goesOn() {
        Namesake.refuse("one", NOW.minusSeconds(1), NOW, () -> NOW.minusSeconds(1));
    }

    @Test
    void ingestorOfTheSameNameThatRuns_isRefused_withWhatToDo() {
        assertThatThrownBy(() -> Namesake.refuse("one", NOW.minusSeconds(1), NOW, () -> NOW.plusSeconds(1)))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage("Another ingestor named one publishes to this cluster. Give this one another name: set"
                        + " ingest.name.");
    }
}

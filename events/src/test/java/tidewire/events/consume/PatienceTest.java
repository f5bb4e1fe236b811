package tidewire.events.consume;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private long now;
    private final Patience patience = new Patience("the topic t", Duration.ofSeconds(10), () -> now);

    @Test
    void whatComes_isWaitedForAsLongAsItTakes() {
        for (int second = 0; second < 100; second++) {
            now += 1_000_000_000L;
            patience.after(second % 9 == 0);
        }
    }

    @Test
    void whatComesNoMore_endsTheWait_withWords() {
        now += 9_000_000_000L;
        patience.after(false);
        now += 1_000_000_000L;
        assertThatThrownBy(() -> patience.after(false))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("Kafka has sent nothing of the topic t for 10 s, though there is more");
    }
}

package tidewire.ingest.trades.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
    private final IsoTime times = new IsoTime();

    @Test
    void randomTimes_areReadAsTheJdkReadsThem() {
        Random random = new Random(7);
        int[] units = {1, 1_000, 1_000_000, 1_000_000_000};
        for (int i = 0; i < 20_000; i++) {
            int unit = units[random.nextInt(units.length)];
            long nanos = random.nextInt(1_000_000_000) / unit * (long) unit;
            String text = Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), nanos)
                    .toString();
            assertThat(times.parse(text)).isEqualTo(Instant.parse(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2013-10-07",
                "2013-10-07T24:01:00Z",
                "2013-10-07T13:60:00Z",
                "2013-10-07T13:30:60Z",
                "2013-13-07T13:30:00Z",
                "2013-10-07T13:30:0aZ",
                "2013-10-07T13:30:00",
                "2013-10-07T13:30:00.1234567890Z",
                "2013-10-07 13:30:00Z"
            })
    void textThatIsNoTime_isRefused(String text) {
        assertThatThrownBy(() -> times.parse(text)).isInstanceOf(DateTimeException.class);
    }
}

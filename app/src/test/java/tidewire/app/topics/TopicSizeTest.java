package tidewire.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicSizeTest {
    private static final Instant NOON = Instant.parse("2013-10-07T12:00:00Z");

    @Test
    void growth_isThatOfADayOfTheRecordsOwnTime() {
        assertThat(new TopicSize("t", 1_000, 10, NOON, NOON.plusSeconds(6 * 3600)).bytesADay())
                .isEqualTo(4_000);
    }

    @Test
    void growth_ofLessThanAnHour_isNotSaid() {
        assertThat(new TopicSize("t", 1_000, 10, NOON, NOON.plusSeconds(3599)).bytesADay())
                .isEqualTo(-1);
        assertThat(new TopicSize("t", 0, 0, null, null).bytesADay()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "-1,-",
        "0,0 B",
        "999,999 B",
        "1000,1.0 kB",
        "1449,1.4 kB",
        "15000,15 kB",
        "999600,1.0 MB",
        "2500000000,2.5 GB"
    })
    void size_isReadAtAGlance(long bytes, String shown) {
        assertThat(TopicSize.size(bytes)).isEqualTo(shown);
    }
}

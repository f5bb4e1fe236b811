package tidewire.alerts.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2013-10-10T15:25:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            30                              | PT30S
            ' 5 '                           | PT5S
            Thu, 10 Oct 2013 15:27:00 GMT   | PT2M
            Thu, 10 Oct 2013 15:20:00 GMT   | none
            0                               | none
            -5                              | none
            soon                            | none
            99999999999999999999            | none
            """)
    void header_isReadAsSecondsOrAsADate(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(wait);
    }
}

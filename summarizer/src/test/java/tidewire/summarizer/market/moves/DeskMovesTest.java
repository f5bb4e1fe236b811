package tidewire.summarizer.market.moves;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.events.Move;
import tidewire.events.Severity;

class DeskMovesTest {
    private static final DeskMoves LARGE = new DeskMoves(Severity.WARNING, 2);

    @ParameterizedTest
    @CsvSource({
        "DAY, 2.00, WARNING, true",
        "DAY, -1.99, WARNING, false",
        "DAY, 3.00, INFO, false",
        "HALT, 0.00, WARNING, true",
        "REOPENING, 0.10, WARNING, true",
        "REOPENING, 0.10, INFO, false"
    })
    void leastChange_isNotAskedOfTradingThatStopsOrGoesOn(
            Move.Kind kind, String percent, Severity severity, boolean is) {
        Instant to = Instant.parse("2013-10-07T14:00:00Z");
        Move move = new Move(
                "move:1",
                "AIG",
                kind,
                to,
                to.minusSeconds(300),
                to,
                BigDecimal.TEN,
                BigDecimal.TEN,
                new BigDecimal(percent),
                null,
                null,
                severity,
                "title",
                "text");
        assertThat(LARGE.takes(move)).isEqualTo(is);
    }
}

package tidewire.summarizer.market;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.TestObjects.minute;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.events.Alert;
import tidewire.events.Citation;
import tidewire.events.Move;
import tidewire.events.Severity;

class MoveAlertsTest {
    @ParameterizedTest
    @CsvSource({
        "3.2, 0.30, INFO",
        "-4.49, -0.99, INFO",
        "4.5, 0.30, WARNING",
        "3.2, -1.00, WARNING",
        "-8.0, -0.30, CRITICAL",
        "3.2, 3.00, CRITICAL"
    })
    void severity_followsSizeInEitherDirection(String z, String percent, Severity expected) {
        assertThat(MoveAlerts.severity(move(z, percent))).isEqualTo(expected);
    }

    @Test
    void alert_isTheSameForTheSameDeskAndMove_andCitesTheMove() {
        Move move = move("-5", "-0.90");
        Alert alert = MoveAlerts.of("markets", move);

        assertThat(alert).isEqualTo(MoveAlerts.of("markets", move));
        assertThat(alert.id()).isNotEqualTo(MoveAlerts.of("other", move).id());
        assertThat(alert.cites()).containsExactly(new Citation(move.id(), Citation.Kind.MOVE, move.title(), null));
        assertThat(alert.time()).isEqualTo(move.to());
    }

    private static Move move(String z, String percent) {
        return new Move(
                "move:IBM:x",
                "IBM",
                Move.Kind.SPIKE,
                minute(5),
                minute(0),
                minute(5),
                BigDecimal.TEN,
                BigDecimal.TEN,
                new BigDecimal(percent),
                new BigDecimal(z),
                BigDecimal.ONE,
                Severity.INFO,
                "title",
                "text");
    }
}

package tidewire.summarizer.digest.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuccessionTest {
    @ParameterizedTest
    @CsvSource({
        "0, -1, , NEXT",
        "7, 6, , NEXT",
        "7, 6, 9000000000, NEXT",
        "6, 6, , AGAIN",
        "0, 6, , AGAIN",
        "8, 6, , DOUBTED",
        "9000000000, 6, , DOUBTED",
        "9000000000, 6, 9000000000, DOUBTED",
        "9000000002, 6, 9000000000, DOUBTED",
        "9000000001, 6, 9000000000, AFTER_DOUBTED",
        "500, -1, , DOUBTED",
        "501, -1, 500, AFTER_DOUBTED",
    })
    void numberTooHigh_isBelievedWhenTheNextGoesOnFromIt(
            long number, long accepted, Long doubted, Succession expected) {
        assertThat(Succession.of(number, accepted, doubted)).isEqualTo(expected);
    }
}

package tidewire.summarizer.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tidewire.llm.Taught;

class CertaintyTest {
    @Test
    void modelThatSaysNoWeights_isAsSureAsItsCheck() {
        Certainty certainty = Certainty.of(Taught.NOTHING);
        assertThat(certainty.of(0.9, 0.3)).isCloseTo(0.9, within(1e-9));
        assertThat(certainty.of(0.2, 3)).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void checkAndSurprise_areWeighedTogether() {
        Certainty certainty = Certainty.of(
                new Taught("tape-2", Map.of("certainty.base", -500, "certainty.check", 800, "certainty.nats", 2_000)));
        // -0.5 + 0.8 ln 9 - 2 * 0.25 = 0.758
        assertThat(certainty.of(0.9, 0.25)).isCloseTo(1 / (1 + Math.exp(-0.7578)), within(1e-4));
        assertThat(certainty.of(0.9, 0.1)).isGreaterThan(certainty.of(0.9, 0.2));
        assertThat(certainty.of(0.9, 0.1)).isGreaterThan(certainty.of(0.8, 0.1));
    }

    @Test
    void answersOfZeroAndOne_areNumbersStill() {
        assertThat(Certainty.OF_THE_CHECK.of(1, 0)).isBetween(0.999, 1.0);
        assertThat(Certainty.OF_THE_CHECK.of(0, 0)).isBetween(0.0, 0.001);
        assertThat(new Certainty(0, 1, 1).of(1, 20)).isLessThan(0.01);
    }
}

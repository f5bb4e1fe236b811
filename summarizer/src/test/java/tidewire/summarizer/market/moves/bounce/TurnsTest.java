package tidewire.summarizer.market.moves.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest {
    private final Turns turns = new Turns();
    private final Random random = new Random(4);

    @Test
    void walk_turnsWhole() {
        for (int i = 0; i < 20_000; i++) {
            turns.next(random.nextGaussian());
        }
        assertThat(turns.length()).isEqualTo(1);
    }

    /** Steps of one, the next in the same direction with a probability q: of long sums the variance is q / (1 - q) a step. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 0.35, 0.6})
    void stepsThatTurnMoreOften_addUpToTheVarianceOfTheirSums(double goesOn) {
        int direction = 1;
        double squares = 0;
        int steps = 200_000;
        for (int i = 0; i < steps; i++) {
            direction = random.nextDouble() < goesOn ? direction : -direction;
            double length = turns.next(direction) ? turns.length() : 1;
            squares += length * length;
        }
        double expected = goesOn / (1 - goesOn);
        // What is counted for sure of a bounce is a little less than all of it.
        assertThat(squares / steps).isCloseTo(expected, within(0.05 + 0.15 * expected));
    }
}

package tidewire.summarizer.digest.tell.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tidewire.llm.Sampler;

class HesitationTest {
    private static final float NO = Float.NEGATIVE_INFINITY;
    /** Four steps: a clear choice, a close one, no choice, a very close one at the end. */
    private static final float[][] STEPS = {{5, 1, 0}, {0, 2, 1.5f}, {NO, NO, 3}, {1, 1.1f, 0}};

    private static List<Integer> written(Sampler sampler) {
        return List.of(STEPS).stream()
                .map(logits -> sampler.sample(logits.clone()))
                .toList();
    }

    @Test
    void sample_isTheLikeliest() {
        assertThat(written(new Hesitation())).containsExactly(0, 1, 2, 1);
    }

    @Test
    void otherWays_turnOnceWhereTheLeadWasSmallest_butNotAtTheEnd() {
        Hesitation hesitation = new Hesitation();
        written(hesitation);
        assertThat(hesitation.otherWays(5).stream().map(HesitationTest::written))
                .containsExactly(List.of(0, 2, 2, 1), List.of(1, 1, 2, 1));
        assertThat(hesitation.otherWays(1)).hasSize(1);
    }

    @Test
    void otherWays_ofATextThatEndedAtOnce_areNone() {
        Hesitation hesitation = new Hesitation();
        assertThat(hesitation.otherWays(3)).isEmpty();
        hesitation.sample(STEPS[0].clone());
        assertThat(hesitation.otherWays(3)).isEmpty();
    }
}

package tidewire.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatsTest {
    private final Repeats repeats = new Repeats(60_000);

    @Test
    void problem_thatGoesOn_isSaidOnceASpanWithTheNumberOfThoseBetween() {
        assertThat(repeats.of("Poller", "feed fed does not answer for 1 s", 0)).isZero();
        for (int second = 1; second < 60; second++) {
            assertThat(repeats.of("Poller", "feed fed does not answer for " + second + " s", second * 1_000L))
                    .isEqualTo(-1);
        }
        assertThat(repeats.of("Poller", "feed fed does not answer for 60 s", 60_000))
                .isEqualTo(59);
        assertThat(repeats.of("Poller", "feed fed does not answer for 61 s", 61_000))
                .isEqualTo(-1);
    }

    @Test
    void problems_ofDifferentWordsOrLoggers_areBothSaid() {
        assertThat(repeats.of("Poller", "feed fed does not answer", 0)).isZero();
        assertThat(repeats.of("Poller", "feed ecb does not answer", 1)).isZero();
        assertThat(repeats.of("Sender", "feed fed does not answer", 2)).isZero();
    }

    @Test
    void problems_ofManyKinds_areForgottenOldestFirst() {
        for (int i = 0; i < 3_000; i++) {
            repeats.of("Poller", "feed " + Integer.toString(i, 36).replaceAll("\\d", "-x-"), 0);
        }
        repeats.of("Poller", "the last one", 0);
        assertThat(repeats.of("Poller", "the last one", 1)).isEqualTo(-1);
    }
}

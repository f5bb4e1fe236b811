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
        assertThat(repeats.of("Poller", "feed bbc1 does not answer", 3)).isZero();
        assertThat(repeats.of("Poller", "feed bbc2 does not answer", 4)).isZero();
        assertThat(repeats.of("Poller", "HTTP 500 from fed", 5)).isZero();
        assertThat(repeats.of("Poller", "HTTP 403 from fed", 6)).isZero();
    }

    @Test
    void problem_atAnotherTimeOrPlace_isTheSame() {
        assertThat(repeats.of("Poller", "at 2013-10-07T14:00:00Z offset 17 of 3", 0))
                .isZero();
        assertThat(repeats.of("Poller", "at 2013-10-08T09:30:01.5Z offset 18 of 12", 1))
                .isEqualTo(-1);
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

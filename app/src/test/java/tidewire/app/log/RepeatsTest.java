package tidewire.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatsTest {
    private final Repeats<String> repeats = new Repeats<>(60_000);

    @Test
    void problem_thatGoesOn_isSaidOnceASpanWithTheNumberOfThoseBetween() {
        assertThat(said("Poller", "feed fed does not answer for 1 s", 0)).isZero();
        for (int second = 1; second < 60; second++) {
            assertThat(said("Poller", "feed fed does not answer for " + second + " s", second * 1_000L))
                    .isEqualTo(-1);
        }
        assertThat(said("Poller", "feed fed does not answer for 60 s", 60_000)).isEqualTo(59);
        assertThat(said("Poller", "feed fed does not answer for 61 s", 61_000)).isEqualTo(-1);
    }

    @Test
    void problems_ofDifferentWordsOrLoggers_areBothSaid() {
        assertThat(said("Poller", "feed fed does not answer", 0)).isZero();
        assertThat(said("Poller", "feed ecb does not answer", 1)).isZero();
        assertThat(said("Sender", "feed fed does not answer", 2)).isZero();
        assertThat(said("Poller", "feed bbc1 does not answer", 3)).isZero();
        assertThat(said("Poller", "feed bbc2 does not answer", 4)).isZero();
        assertThat(said("Poller", "HTTP 500 from fed", 5)).isZero();
        assertThat(said("Poller", "HTTP 403 from fed", 6)).isZero();
    }

    @Test
    void problem_atAnotherTimeOrPlace_isTheSame() {
        assertThat(said("Poller", "at 2013-10-07T14:00:00Z offset 17 of 3", 0)).isZero();
        assertThat(said("Poller", "at 2013-10-08T09:30:01.5Z offset 18 of 12", 1))
                .isEqualTo(-1);
    }

    @Test
    void problems_ofManyKinds_areForgottenOldestFirst() {
        for (int i = 0; i < 3_000; i++) {
            said("Poller", "feed " + Integer.toString(i, 36).replaceAll("\\d", "-x-"), 0);
        }
        said("Poller", "the last one", 0);
        assertThat(said("Poller", "the last one", 1)).isEqualTo(-1);
    }

    @Test
    void problem_thatStops_isCountedOnceWhenItsSpanIsOver() {
        said("Poller", "feed fed does not answer for 1 s", 0);
        said("Poller", "feed fed does not answer for 2 s", 1_000);
        said("Poller", "feed fed does not answer for 3 s", 2_000);
        said("Poller", "another", 2_000);
        assertThat(repeats.due(59_999)).isEmpty();
        assertThat(repeats.due(60_000)).containsExactly(new Repeats.Counted<>("feed fed does not answer for 3 s", 2));
        assertThat(repeats.due(120_000)).isEmpty();
        assertThat(said("Poller", "feed fed does not answer for 4 s", 130_000)).isZero();
    }

    @Test
    void problem_thatGoesOn_isCountedOnceASpan_whoeverTellsTheCount() {
        said("Poller", "feed fed does not answer for 1 s", 0);
        said("Poller", "feed fed does not answer for 2 s", 1_000);
        assertThat(repeats.due(60_000)).hasSize(1);
        assertThat(said("Poller", "feed fed does not answer for 61 s", 61_000)).isEqualTo(-1);
        assertThat(repeats.due(119_999)).isEmpty();
        assertThat(repeats.due(120_000)).containsExactly(new Repeats.Counted<>("feed fed does not answer for 61 s", 1));
    }

    @Test
    void clock_thatIsSetBack_keepsNothingBackForLongerThanASpan() {
        long hour = 3_600_000;
        said("Poller", "feed fed does not answer for 1 s", hour);
        said("Poller", "feed fed does not answer for 2 s", hour + 1_000);
        assertThat(said("Poller", "feed fed does not answer for 3 s", 0)).isEqualTo(1);
        assertThat(said("Poller", "feed fed does not answer for 4 s", 1_000)).isEqualTo(-1);
        assertThat(said("Poller", "feed fed does not answer for 60 s", 60_000)).isEqualTo(1);
    }

    @Test
    void clock_thatIsSetBack_doesNotHoldUpTheCount() {
        long hour = 3_600_000;
        said("Poller", "feed fed does not answer for 1 s", hour);
        said("Poller", "feed fed does not answer for 2 s", hour + 1_000);
        assertThat(repeats.due(0)).hasSize(1);
        assertThat(repeats.due(60_000)).isEmpty();
    }

    private long said(String logger, String message, long now) {
        return repeats.of(logger, message, message, now);
    }
}

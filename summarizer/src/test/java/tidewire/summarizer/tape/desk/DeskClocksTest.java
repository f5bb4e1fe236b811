package tidewire.summarizer.tape.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.TestObjects.minute;

import java.util.Set;
import org.junit.jupiter.api.Test;

class DeskClocksTest {
    private static final InputId A0 = new InputId("news", 0);
    private static final InputId A1 = new InputId("news", 1);
    private static final InputId B0 = new InputId("ticks", 0);

    private final DeskClocks clocks = new DeskClocks(Set.of(A0, A1, B0));

    @Test
    void passed_isTheSlowestOfAllInputs_andUnknownUntilEachHasShownATime() {
        clocks.advance(A0, minute(5));
        clocks.advance(B0, minute(9));
        assertThat(clocks.passed()).isEmpty();

        clocks.advance(A1, minute(3));
        assertThat(clocks.passed()).contains(minute(3));
        clocks.advance(A1, minute(7));
        assertThat(clocks.passed()).contains(minute(5));
    }

    @Test
    void start_isTheEarliestFirstTime_howeverFarTheOthersHaveCome() {
        clocks.advance(A0, minute(2));
        clocks.advance(A0, minute(50));
        clocks.advance(B0, minute(40));
        clocks.advance(A1, minute(30));

        assertThat(clocks.start()).contains(minute(2));
        assertThat(clocks.passed()).contains(minute(30));
    }

    @Test
    void clock_neverGoesBack_andStrangersDoNotCount() {
        assertThat(clocks.advance(A0, minute(5))).contains(new ClockSpan(minute(5), minute(5)));
        assertThat(clocks.advance(A0, minute(4))).isEmpty();
        assertThat(clocks.advance(A0, minute(5))).isEmpty();
        assertThat(clocks.advance(new InputId("other", 0), minute(1))).isEmpty();
        assertThat(clocks.advance(A0, minute(6))).contains(new ClockSpan(minute(5), minute(6)));
    }

    @Test
    void restored_goesOnFromThere() {
        clocks.restore(A0, new ClockSpan(minute(1), minute(5)));
        clocks.restore(A1, new ClockSpan(minute(2), minute(6)));
        clocks.advance(B0, minute(9));

        assertThat(clocks.passed()).contains(minute(5));
        assertThat(clocks.start()).contains(minute(1));
    }
}

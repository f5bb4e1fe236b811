package tidewire.benchmarks.lines;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against scores worked out by hand after Lin (2004), F1. */
class RougeLTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    @Test
    void commonWordsInOrder_areCounted_notThoseInAnotherOrder() {
        // "police kill gunman" and "police killed the gunman": police, gunman; 2 * 2 / (3 + 4)
        assertThat(RougeL.score("police kill gunman", "police killed the gunman"))
                .isCloseTo(4.0 / 7, EXACT);
        // "police kill the gunman" and "the gunman kill police": the, gunman; 2 * 2 / (4 + 4)
        assertThat(RougeL.score("police kill the gunman", "the gunman kill police"))
                .isCloseTo(0.5, EXACT);
    }

    @Test
    void caseAndPunctuation_doNotCount_figuresAndSignsDo() {
        assertThat(RougeL.score("Sales rose 4%.", "sales rose, 4%")).isCloseTo(1, EXACT);
        assertThat(RougeL.score("Sales rose 4%.", "Sales rose 4")).isCloseTo(2.0 * 2 / 6, EXACT);
        assertThat(RougeL.score("", "Sales rose")).isZero();
    }
}

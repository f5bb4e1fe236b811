package tidewire.benchmarks.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinesScoreTest {
    private final LinesScore score = new LinesScore();

    private void add(String line, boolean update, String wording) {
        List<String> sources = List.of("Six people died and 1,250 fled.", "Sales fell 4.5% to $23.7 billion.");
        score.add(new WrittenLine("id", "Six die", sources, update, line, wording, "", null, 1, List.of()), 0);
    }

    @Test
    void figuresAreCountedWithoutTheGate() {
        add("6 people died and 1250 fled.", false, "reworded");
        add("Seven people died as sales fell 5.4%.", false, "reworded");
        assertThat(score.summary(0)).contains("4 figures, of them not in the source as they stand: 2");
    }

    @Test
    void updates_areCounted_andThoseWithoutALine() {
        add("Six people died.", false, "source");
        add("Sales fell.", true, "shortened");
        add("", true, "none");
        assertThat(score.summary(0))
                .contains("3 items: {none=1, shortened=1, source=1}")
                .contains("2 items of stories that were told before; of those with a line: 1");
    }
}

package tidewire.summarizer.story.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.summarizer.story.Reports;

class ReportTextTest {
    private static final int MOST_CHARS = 2_000;

    /** What is kept of it is read again for each later report of its story. */
    @ParameterizedTest
    @ValueSource(strings = {"123'", "長", "a\u00a0", "😀", "(", "\u200d", "e\u0301", "a,", "\""})
    void wordWithoutEnd_isKeptAsFarAsItsFirstWordsWouldGo(String unit) {
        ReportText text = ReportText.of(Reports.item("a", 0, "Title", unit.repeat(200_000)));
        assertThat(text.lead()).hasSizeBetween(100, MOST_CHARS);
        assertThat(text.brief()).hasSizeBetween(100, MOST_CHARS);
        assertThat(text.lead().codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    @Test
    void firstWords_ofAnOrdinaryText_areAllThere() {
        String text = "Members of Parliament disagreed about it. ".repeat(40);
        assertThat(ReportText.of(Reports.item("a", 0, "Title", text))
                        .lead()
                        .strip()
                        .split(" "))
                .hasSize(ReportText.LEAD_WORDS);
    }
}

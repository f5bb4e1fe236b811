package tidewire.summarizer.digest.tell.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tidewire.summarizer.prompt.StoryText;
import tidewire.summarizer.prompt.StoryText.Report;

class WantedTest {
    private static final String LEAD =
            "Goldman Sachs has named R. Martin Chavez to become chief information officer when Steven Scopellite retires at year-end.";
    private static final String NEXT =
            "Chavez is now co-chief operating officer of the equities business, having overseen the creation of its trading desk.";

    @Test
    void cut_isMadeOfTheLeadSentence_notOfWhatFollows() {
        assertThat(cuttable(new Report(LEAD, NEXT))).containsExactly(LEAD);
    }

    @Test
    void cut_underAHeadline_isMadeOfTheFirstSentenceBelowIt() {
        assertThat(cuttable(new Report("Goldman names Chavez as CIO", LEAD + " " + NEXT)))
                .containsExactly(LEAD);
    }

    @Test
    void cut_ofSeveralReports_mayBeginWithEach() {
        assertThat(cuttable(new Report("Goldman names Chavez", LEAD), new Report(NEXT, "")))
                .containsExactly(LEAD, NEXT);
    }

    @Test
    void cut_ofReportsWithoutALongSentence_mayBeOfAll() {
        assertThat(cuttable(new Report("Goldman names Chavez", "He starts in May.")))
                .containsExactly("Goldman names Chavez", "He starts in May.");
    }

    private static List<String> cuttable(Report... reports) {
        return Wanted.beginnings(new StoryText(List.of(reports), List.of())).texts();
    }
}

package tidewire.summarizer.digest.tell.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.StoryRef.Role;

class NewsTest {
    private static final List<String> TOLD = List.of("Six soldiers were killed near the canal.");
    private final News update = new News(TOLD, Role.UPDATE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Six soldiers were killed near the canal",
                "Six soldiers were killed near the canal on Monday.",
                "6 soldiers were killed near the canal on Sept. 18, officials said.",
                "Soldiers are killed near the canals",
            })
    void words_thatToldLinesHave_orThatOnlySayWhen_areNoNews(String text) {
        assertThat(update.isIn(text)).as(text).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Eight soldiers were killed near the canal.",
                "8 soldiers were killed near the canal.",
                "Six soldiers were killed near the canal by a bomb.",
                "Six soldiers were killed near the Suez canal.",
                "Six soldiers were killed near the canal. Two suspects were arrested.",
            })
    void anotherFigureNameOrWord_isNews(String text) {
        assertThat(update.isIn(text)).as(text).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "The bank expects to settle for $700 million., false",
        "The bank settles for $700m., false",
        "The bank settles for 700 dollars., true",
        "The bank settles for $700 billion., true",
        "The bank settles for $70 million., true"
    })
    void figure_isOneWithItsScale(String text, boolean isNews) {
        News told = new News(
                List.of("The bank expects to settle for about $700 million.", "It settles in dollars."), Role.UPDATE);
        assertThat(told.isIn(text)).isEqualTo(isNews);
    }

    @Test
    void correction_mayGoBackToWhatWasToldBefore_butNotSayTheLastLineAgain() {
        News correction = new News(List.of("Six were killed.", "Eight were killed."), Role.CORRECTION);
        assertThat(correction.isIn("Six were killed.")).isTrue();
        assertThat(correction.isIn("Eight were killed")).isFalse();
    }

    @Test
    void nothing_isAnAnswerOnlyToAnUpdate_whoseHeadlinesShowNothingNew() {
        assertThat(update.mayBeNone(List.of("Soldiers were killed by a bomb"))).isTrue();
        assertThat(update.mayBeNone(List.of("Soldiers were killed by a bomb", "Eight killed near the canal")))
                .isFalse();
        assertThat(update.mayBeNone(List.of("Soldiers were killed, says Obama")))
                .isFalse();
        assertThat(new News(TOLD, Role.CORRECTION).mayBeNone(List.of("Soldiers were killed")))
                .isFalse();
        assertThat(News.ALL.mayBeNone(List.of("Soldiers were killed"))).isFalse();
    }
}

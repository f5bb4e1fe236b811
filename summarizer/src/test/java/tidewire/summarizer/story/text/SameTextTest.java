package tidewire.summarizer.story.text;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.TestObjects.START;
import static tidewire.summarizer.TestObjects.WORLD;
import static tidewire.summarizer.TestObjects.item;

import org.junit.jupiter.api.Test;

class SameTextTest {
    @Test
    void caseSpacesPunctuationAndCompatibilityForms_makeNoDifference() {
        assertThat(of("Fed keeps rates", "No change.")).isEqualTo(of("FED  keeps rates!", "no change"));
        assertThat(of("ﬁrst of the month", null)).isEqualTo(of("First of the Month", null));
    }

    @Test
    void letterFigureOrText_makesADifference() {
        assertThat(of("Rates at 1%", null)).isNotEqualTo(of("Rates at 2%", null));
        assertThat(of("Same title", "one")).isNotEqualTo(of("Same title", "two"));
        assertThat(of("Größe", null)).isNotEqualTo(of("Grose", null));
    }

    @Test
    void textsWithoutLetters_areNotAllTheSame() {
        assertThat(of("!!!", null)).isNotEqualTo(of("???", null));
    }

    private static String of(String title, String text) {
        return SameText.of(item(WORLD, "x", START, title, text));
    }
}

package tidewire.summarizer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutOffTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The synod will be held...",
                "The synod will be held…",
                "The synod will be [...]",
                "The synod will be held in the… - Reuters",
                "The synod will be held in the … Continue reading →",
                "«The synod will be held…»",
                "\"Not yet…\"",
                "Read more ...."
            })
    void textThatEndsInDots_isCutOff(String text) {
        assertThat(CutOff.isCutOff(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The synod will be held.",
                "\"Well...\" he said.",
                "Prices rose to $3.",
                "Police end chase on the A1 … – three held",
                ""
            })
    void textWithAnotherEnd_isWhole(String text) {
        assertThat(CutOff.isCutOff(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # headline                                 | text                                                             | whole                                   | rest
            Bishops say a synod will be held...        | Bishops say a synod will be held in May. The pope agreed.        | Bishops say a synod will be held in May. | The pope agreed.
            Bishops say a synod will be held…          | The pope agreed. Bishops say a synod will be held in May.        | Bishops say a synod will be held in May. | The pope agreed.
            Bishops say "a synod" will be ...          | Bishops say “a synod” will be held in May.                       | Bishops say “a synod” will be held in May. | ''
            Bishops say a synod will be held...        | The pope agreed.                                                 | Bishops say a synod will be held...     | The pope agreed.
            Bishops say a synod will be held...        | Bishops say a synod will be held in…                             | Bishops say a synod will be held...     | Bishops say a synod will be held in…
            Bishops say...                             | Bishops say a synod will be held in May.                         | Bishops say...                          | Bishops say a synod will be held in May.
            Bishops say a synod will be held           | Bishops say a synod will be held in May.                         | Bishops say a synod will be held        | Bishops say a synod will be held in May.
            """)
    void headline_thatWasCutOff_isTheSentenceItWasCutFrom(String headline, String text, String whole, String rest) {
        assertThat(CutOff.whole(headline, text)).isEqualTo(new CutOff.Whole(whole, rest));
    }

    @Test
    void dots_areSetOnce() {
        assertThat(CutOff.marked("A synod")).isEqualTo("A synod…");
        assertThat(CutOff.marked("A synod…")).isEqualTo("A synod…");
    }
}

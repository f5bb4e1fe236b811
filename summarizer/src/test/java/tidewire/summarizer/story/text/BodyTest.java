package tidewire.summarizer.story.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ORLE, Sept 18 (Reuters) - The dam failed at noon.",
                "(Reuters) - The dam failed at noon.",
                "TARN (AP) — The dam failed at noon.",
                "ORLE -- The dam failed at noon.",
                "The dam failed at noon. (Reporting by A. B.; Editing by C. D.)",
                "The dam failed at noon. -- ORLE, Sept 18",
                "The dam failed at noon. ORLE, 18 Sept 2013 (Wire)",
                "The dam failed at noon. - The Tarn Courier",
                "The dam failed at noon. (Reuters)",
                "The dam failed at noon.\n© 2013 Wire. All rights reserved.",
                "The dam failed at noon. Source: Reuters",
                "ORLE, Sept 18 (Wire) - The dam failed at noon. (Reporting by A. B.) -- ORLE, Sept 18 - The Tarn Courier",
            })
    void datelineAndCredits_areTakenOff(String text) {
        assertThat(Body.of(text)).isEqualTo("The dam failed at noon.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The dam - built in 1931 - failed at noon.",
                "The dam (built in 1931) failed at noon.",
                "Harlo (HLO) said it would pay.",
                "Harlo sued over Copyright claims in court.",
                "The chairman was born in Orle. He died on Sept 18.",
            })
    void ordinaryText_isKept(String text) {
        assertThat(Body.of(text)).isEqualTo(text);
    }

    @Test
    void firstWords_areCutAtAWord() {
        assertThat(Body.first("one two  three four", 3).strip()).isEqualTo("one two  three");
        assertThat(Body.first("one two", 3)).isEqualTo("one two");
    }
}

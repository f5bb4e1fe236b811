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
                "(Refiles to fix typo in headline) The dam failed at noon.",
                "ORLE, Sept 18 (Reuters) - (Corrects time in first paragraph, adds details) The dam failed at noon.",
                "TARN (AP) — The dam failed at noon.",
                "ORLE -- The dam failed at noon.",
                "The dam failed at noon. (Reporting by A. B.; Editing by C. D.)",
                "The dam failed at noon. -- ORLE, Sept 18",
                "The dam failed at noon. ORLE, 18 Sept 2013 (Wire)",
                "The dam failed at noon. - The Tarn Courier",
                "The dam failed at noon. (Reuters)",
                "The dam failed at noon.\n© 2013 Wire. All rights reserved.",
                "The dam failed at noon. Source: Reuters",
                "Orle (dpa) - The dam failed at noon.",
                "ORLE, 18. Sept (dpa) - The dam failed at noon.",
                "ORLE, 18 de marzo de 2013 — The dam failed at noon.",
                "The dam failed at noon. — Orle, 3 août",
                "The dam failed at noon. [Associated Press]",
                "The dam failed at noon. - cnn.com",
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
                "(Repairs had begun.) The dam failed at noon.",
                "Harlo (HLO) said it would pay.",
                "Harlo sued over Copyright claims in court.",
                "The chairman was born in Orle. He died on Sept 18.",
                "The river rose all night. Toll rises, now 45",
                "The river rose all night. Ministers meet in Orle, Sept 18",
                "The river rose all night. Families, about 300",
                "At noon:\n- Shares of Harlo\n- Gold",
                "Prizes went to:\n- Orle Gazette\n- Tarn Daily News",
                "\"We will build it again.\" - Mayor Anna Berg",
                "\"We will build it again.\" — Anna Berg",
                "He bowed. (Applause)",
                "The hole is closed. (CVE-2013-3893)",
                "Harlo Corp (HLO) - which makes pills - sued.",
                "The dam (the oldest in Tarnia) - a wall of earth - failed.",
                "HARLO — the maker of pills — sued.",
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

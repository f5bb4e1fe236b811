package tidewire.summarizer.gate.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.summarizer.gate.source.Sources;

class OwnWordsGrammarTest {
    private final Sources sources = new Sources(List.of(
            "IBM fell 0.92% in 20 min, from 1,181.32 to 179.65",
            "The U.S. Treasury's plan costs $13 billion. Officials did agree, Ismaïlia said",
            "Senator Ada Muster of the United States resigns"));

    private OwnWordsGrammar grammar() {
        return new OwnWordsGrammar(sources, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " IBM shares slid 0.92% within 20 minutes.",
                " Investors sell IBM, down to 179.65 from 1,181.32",
                " The U.S. Treasury is said to plan for $13 billion.",
                " Ismaïlia's officials agree; the Treasury pays.",
                " U.S. Sen. Muster steps down.",
            })
    void ownWords_withTheSourcesNamesAndFigures_mayBeWritten(String line) {
        assertThat(Written.under(grammar(), line)).isEqualTo(line + "$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " IBM fell 0.9 percent",
                " IBM fell 1,181 points",
                " IBM and SPY fell",
                " IBM fell. The",
                " the IBMs",
                " it costs $1",
                " IBM fell in Oslo",
                " UK Sen. Muster",
                "  IBM",
                "IBM",
                ""
            })
    void otherNamesAndFigures_orPartsOfThem_mayNot(String line) {
        assertThat(Written.under(grammar(), line)).isNotEqualTo(line + "$");
    }

    @Test
    void emptyLine_isOneOnlyWhereNothingIsAnAnswer() {
        assertThat(Written.under(grammar(), "")).isEmpty();
        assertThat(Written.under(new OwnWordsGrammar(sources, true), "")).isEqualTo("$");
    }

    @Test
    void randomWalks_neverGetStuckAndKeepFiguresWhole() {
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            String text = Written.atRandom(grammar(), random);
            String whole = text.substring(0, Math.max(0, text.lastIndexOf(' ')));
            for (String word : whole.split(" ")) {
                String bare = word.replaceFirst("[,;:.]$", "");
                assertThat(bare.chars().noneMatch(Character::isDigit)
                                || List.of("0.92%", "20", "1,181.32", "179.65", "$13")
                                        .contains(bare))
                        .as("'%s' in '%s'", word, text)
                        .isTrue();
            }
        }
    }
}

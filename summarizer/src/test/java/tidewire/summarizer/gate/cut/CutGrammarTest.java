package tidewire.summarizer.gate.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.summarizer.gate.grammar.Written;
import tidewire.summarizer.gate.source.Sources;

class CutGrammarTest {
    private final Sources sources = new Sources(
            List.of(
                    "The U.S. Treasury, based in Washington, said on Monday that its \"plan\" costs $1,250.50.",
                    "Six soldiers were killed near Suez (Egypt) on Tuesday after a bomb went off; Ismaïlia is calm, Sen. Smith said."));

    @ParameterizedTest
    @ValueSource(
            strings = {
                " The U.S. Treasury said that its \"plan\" costs $1,250.50.",
                " The U.S. Treasury, based in Washington, said that its plan costs $1,250.50",
                " Six soldiers were killed near Suez on Tuesday after a bomb went off; Ismaïlia is calm, Sen. Smith said.",
            })
    void cut_mayBeWrittenToItsEnd(String line) {
        assertThat(Written.under(new CutGrammar(sources), line)).isEqualTo(line + "$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " The U.S. Treasury said that its plan costs $1,250",
                " The U.S. Treasury costs",
                " Treasury",
                " Six soldiers were killed near Suez on Tuesday after a bomb went off",
                " Six soldiers killed",
                " Soldiers",
                " <|item|>",
                "Six",
                " ",
                ""
            })
    void anythingElse_isNotALine(String line) {
        assertThat(Written.under(new CutGrammar(sources), line)).isNotEqualTo(line + "$");
    }

    /** Grammar and check are two readings of one rule: what one writes the other finds, but for what only a whole line shows. */
    @Test
    void whateverMayBeWritten_isFoundInTheSources() {
        Random random = new Random(7);
        for (int i = 0; i < 150; i++) {
            String line = Written.atRandom(new CutGrammar(sources), random);
            assertThat(CutReading.fault(line, sources)
                            .filter(fault -> !fault.contains("verb")
                                    && !fault.contains("nobody before")
                                    && !fault.contains("same twice")))
                    .as(line)
                    .isEmpty();
        }
    }

    @Test
    void sourcesWithoutAnyWord_allowNothing() {
        assertThat(Written.under(new CutGrammar(new Sources(List.of("…", ""))), " A"))
                .isEmpty();
    }
}

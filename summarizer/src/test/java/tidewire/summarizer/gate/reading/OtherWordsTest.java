package tidewire.summarizer.gate.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;

class OtherWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                               | source
            Trader jailed in fraud case.                         | A trader was jailed for two years in a fraudulent loans case.
            Minister opens a multimillion dollar port.           | The minister opens a multi-million dollar port in Bergen.
            Two die in a fire in Oslo.                           | Two people died on Monday as a fire burnt a house in Oslo.
            """)
    void words_inAnyForm_areTheSources(String line, String source) {
        assertThat(fault(line, source)).as(line).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                              | source                                                                              | why
            The minister resigns over the abortion ban.         | The minister resigned over the vote.                                                | "abortion"
            The court blocks the ban.                           | A lawsuit is filed to stop the ban.                                                 | "court"
            The house passes its act.                           | The house passed her act on Monday.                                                 | "its"
            Two die in a fire in Oslo.                          | Two people were killed on Monday as a fire burnt a house in Oslo.                   | "die"
            The court hears a new case.                         | The court heard a case on Monday.                                                   | "new"
            """)
    void words_thatNoSourceHas_areNamed(String line, String source, String why) {
        assertThat(fault(line, source)).as(line).isPresent().get().asString().contains(why);
    }

    private static Optional<String> fault(String line, String source) {
        return OtherWords.fault(Sentence.of(line), new Sources(List.of(source)));
    }
}

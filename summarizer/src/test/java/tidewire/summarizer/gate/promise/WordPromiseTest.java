package tidewire.summarizer.gate.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;

class WordPromiseTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                       | source                                             | word
            Office rents fall in Oslo.                   | Rents of offices fell in Oslo.                     |
            The firm buses miners to Bergen.             | A bus of the firm took miners to Bergen.           |
            Planners dropped the idea.                   | They drop a plan.                                  |
            Envoys try to reach a truce.                 | Envoys tried it.                                   |
            The envoys met after the vote.               | The envoys meet.                                   |
            The blorgers of Oslo meet.                   | Oslo's blorger-friendly mayor met them.            |
            Office rentes fall in Oslo.                  | Rents of offices fell in Oslo.                     | rentes
            Publically owned firm cuts jobs.             | A state firm cuts jobs.                            |
            A publicully owned firm cuts jobs.           | A public firm cuts jobs.                           | publicully
            The panel discussses the plan.               | The panel discussed the plan.                      | discussses
            """)
    void word_thatNeitherSourcesNorEnglishHave_isRefused(String line, String source, String word) {
        var fault = WordPromise.fault(Sentence.of(line), new Sources(List.of(source)));
        if (word == null) {
            assertThat(fault).as(line).isEmpty();
        } else {
            assertThat(fault).as(line).hasValueSatisfying(why -> assertThat(why).contains("\"" + word + "\""));
        }
    }
}

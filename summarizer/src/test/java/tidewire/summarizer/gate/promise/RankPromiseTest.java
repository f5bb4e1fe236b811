package tidewire.summarizer.gate.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;

class RankPromiseTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                             | source                                                          | left out
            Secretary of State Wendy Muster meets the minister.| Deputy Secretary of State Wendy Muster met the minister today.  | Deputy Secretary
            Deputy Secretary Muster meets the minister.        | Deputy Secretary of State Wendy Muster met the minister today.  | ``
            President Muster visits Oslo.                      | Vice President Ada Muster visited Oslo on Monday.               | Vice President
            Egyptian President Muster dies.                    | Former Egyptian President Ada Muster died on Monday.            | Former Egyptian President
            President Muster calls for calm.                   | Then-President Ada Muster called for calm.                      | Then-President
            President Muster calls for calm.                   | President-elect Ada Muster called for calm.                     | President-elect
            President Muster visits Oslo.                      | Vice President Kay visited with President Ada Muster.           | ``
            President Muster visits Oslo.                      | Ada Muster, the acting president, visited Oslo.                 | ``
            President Muster and Vice President Kay visit Oslo.| President Ada Muster and Vice President Kay visited Oslo.       | ``
            The president visits Oslo.                         | Vice President Ada Muster visited Oslo on Monday.               | ``
            President Muster begins a program.                 | The program was begun under President Ada Muster.               | ``
            Secretary Muster visits Oslo.                      | The Under Secretary for Trade Ada Muster visited Oslo.          | Under Secretary
            Governor Muster signs the act.                     | Lieutenant Governor Muster signed the act.                      | Lieutenant Governor
            Minister Muster resigns.                           | Foreign Minister Ada Muster resigned, the former judge said.    | ``
            """)
    void rank_isNotLeftOut(String line, String source, String left) {
        assertThat(RankPromise.fault(Sentence.of(line), new Sources(List.of(source)))
                        .orElse(""))
                .as(line)
                .isEqualTo(left.isEmpty() ? "" : "leaves out \"" + left + "\"");
    }
}

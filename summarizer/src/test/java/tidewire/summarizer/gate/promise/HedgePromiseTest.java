package tidewire.summarizer.gate.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;

class HedgePromiseTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                   | source                                                      | left out
            U.S. missile strikes kill 15 in Yemen.   | A series of suspected U.S. missile strikes kills 15 in Yemen. | suspected U.S. missile strikes
            Suspected U.S. strikes kill 15 in Yemen. | A series of suspected U.S. missile strikes kills 15 in Yemen. | ``
            Bishop Kay is sentenced to 53 months.    | William Kay, a self-described bishop, was sentenced to 53 months. | self-described bishop
            William Kay is sentenced to 53 months.   | William Kay, a self-described bishop, was sentenced to 53 months. | ``
            France votes on the constitution.        | France will vote on the proposed constitution.              | proposed constitution
            France votes on the constitution.        | France votes on the proposed constitution. The constitution has 400 pages. | ``
            France votes on the treaty.              | France votes on the treaty and the proposed constitution.   | ``
            Singapore banker pleads guilty.          | A former Singapore banker pleaded guilty on Monday.         | former Singapore banker
            Former banker pleads guilty.             | A former Singapore banker pleaded guilty on Monday.         | ``
            Ex-banker pleads guilty.                 | A former Singapore banker pleaded guilty on Monday.         | ``
            Suspected thief was a banker.            | The suspected thief was a former banker.                    | former banker
            Bankers strike.                          | Bankers strike, and a former banker joins them.             | ``
            """)
    void hedge_isNotLeftOut(String line, String source, String left) {
        assertThat(HedgePromise.fault(Sentence.of(line), new Sources(List.of(source)))
                        .orElse(""))
                .as(line)
                .isEqualTo(left.isEmpty() ? "" : "leaves out \"" + left + "\"");
    }
}

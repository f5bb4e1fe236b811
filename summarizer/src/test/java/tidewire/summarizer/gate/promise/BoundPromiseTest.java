package tidewire.summarizer.gate.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;

class BoundPromiseTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                   | source                                                     | fault
            At least 20 die in Oslo.                 | At least 20 people died in Oslo.                           | ``
            20 die in Oslo.                          | At least 20 people died in Oslo.                           | makes "20" of "At least 20"
            Over 40 die in Oslo.                     | Nearly 40 people died in Oslo.                             | makes "Over 40" of "Nearly 40"
            About 40 die in Oslo.                    | Nearly 40 people died in Oslo.                             | ``
            Over 40 die in Oslo.                     | In Oslo 40 people died.                                    | makes "Over 40" of "40"
            More than 40 die in Oslo.                | In Oslo over 40 people died.                               | ``
            More than 40 die in Oslo.                | No more than 40 people died in Oslo.                       | makes "More than 40" of "No more than 40"
            About 40 die in Oslo.                    | Just under 40 people died in Oslo.                         | ``
            The company pays $2 million.             | The company pays more than $2 million.                     | makes "$2" of "more than $2"
            The company pays $2 million.             | The company pays more than $2 million, of which $2 million went to Oslo. | ``
            The company pays $2 million.             | The company pays over $2 billion and $2 million.           | ``
            Twelve die in Oslo.                      | At least twelve people died in Oslo.                       | makes "Twelve" of "At least twelve"
            The act is for people under 16.          | The act is for people under the age of 16.                 | ``
            Oslo declares an emergency over COVID-19.| The city of Oslo declares an emergency for COVID-19.       | ``
            """)
    void figure_isAsExactAsInTheSources(String line, String source, String fault) {
        assertThat(BoundPromise.fault(Sentence.of(line), new Sources(List.of(source)))
                        .orElse(""))
                .as(line)
                .isEqualTo(fault);
    }
}

package tidewire.summarizer.gate.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.summarizer.gate.source.Sources;

class QuotePromiseTest {
    private static final Sources SOURCES = new Sources(List.of(
            "The minister called the plan “a waste of money” and told workers' groups that it won't last.",
            "He said: 'No bank is safe', but not which."));

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            Minister calls the plan "a waste of money".
            Minister calls the plan ‘a waste of money’.
            Minister calls the plan 'a waste of money'.
            Minister calls the plan «a waste of money».
            Minister calls the plan „a waste of money“.
            Minister tells workers' groups that it won't last in the '90s.
            Minister says “No bank is safe”.
            """)
    void quotation_thatASourceHas_passes(String line) {
        assertThat(QuotePromise.fault(line, SOURCES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            Minister calls the plan "a waste of time".
            Minister calls the plan ‘a waste of time’.
            Minister calls the plan 'a waste of time'.
            Minister calls the plan «a waste of time».
            Minister calls the plan „a waste of time“.
            Minister calls the plan ”a waste of time”.
            """)
    void quotation_thatNobodySaid_isNamed(String line) {
        assertThat(QuotePromise.fault(line, SOURCES)).hasValue("nobody says \"a waste of time\"");
    }
}

package tidewire.summarizer.gate.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.summarizer.gate.source.Sources;

class JoinedTest {
    private static final Sources SOURCES = new Sources(
            List.of(
                    "State begins bank share sale",
                    "The state will sell a 6 percent share of the bank. Winters was seen as a critic of the sale, friends of Winters say. A fire closed the port."));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                                                     | why
            State begins bank share sale; the state will sell a 6 percent share.       | twice
            State begins bank share sale; winters was seen as a critic.                | without its capital
            State begins bank share sale; Winters was seen as a critic.                | ``
            State begins bank share sale; a fire closed the port.                      | ``
            A fire closed the port.                                                    | ``
            """)
    void joinedSentences_sayTwoThings_andKeepNames(String line, String why) {
        assertThat(Joined.fault(line, SOURCES).orElse("")).as(line).matches(why.isEmpty() ? "" : ".*" + why + ".*");
    }
}

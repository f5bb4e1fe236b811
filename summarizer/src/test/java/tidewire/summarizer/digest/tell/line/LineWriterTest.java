package tidewire.summarizer.digest.tell.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineWriterTest {
    @ParameterizedTest
    @CsvSource({
        "researchers find a frog., Researchers find a frog.",
        "iPhone sales fall., iPhone sales fall.",
        "IBM falls., IBM falls.",
        "lib/player.php leaks., lib/player.php leaks.",
        "mdbms.dll leaks., mdbms.dll leaks.",
        "read_file leaks., read_file leaks.",
        "toll rises., Toll rises.",
        "17 die in Oslo., 17 die in Oslo.",
        "'',''"
    })
    void capitalised_onlyAWordWithoutAnyCapital_isChanged(String written, String line) {
        assertThat(LineWriter.capitalised(written)).isEqualTo(line);
    }
}

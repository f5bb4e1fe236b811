package tidewire.summarizer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordCountTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "' ', 0",
        "Fed cuts  rates, 3",
        "日本銀行が決定, 4",
        "ธนาคาร, 4",
        "한국은행 동결, 5",
        "बैंक ने दर घटाई, 4",
    })
    void words_areCountedWhereNoSpacePartsThem(String text, int words) {
        assertThat(WordCount.of(text)).isEqualTo(words);
    }
}

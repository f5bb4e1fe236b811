package tidewire.summarizer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordFinderTest {
    @ParameterizedTest
    @CsvSource({
        "iPhone™ sales, iPhone, false, true",
        "Tesla² opens, Tesla, false, true",
        "JAL flies, ＪＡＬ, false, true",
        "IBM fell, IBM, false, true",
        "Shares of IBM, IBM, false, true",
        "(IBM), IBM, false, true",
        "IBM's result, IBM, false, true",
        "IBMers, IBM, false, false",
        "3IBM, IBM, false, false",
        "ibm fell, IBM, false, false",
        "ibm fell, IBM, true, true",
        "IBMers at IBM, IBM, false, true",
        "Bank of Americas, Bank of America, true, false",
        "the BANK OF AMERICA said, Bank of America, true, true",
        "IB, IBM, false, false",
        "比特币价格, 比特币, false, true",
        "IBM株が上昇, IBM, false, true",
        "비트코인이 상승, 비트코인, false, true",
        "बिटकॉइन में तेजी, बिटकॉइन, false, true",
        "बिटकॉइन में तेजी, बिटक, false, false",
        "บิตคอยน์ราคาพุ่ง, บิตคอยน์, false, true",
    })
    void contains_findsWholeWordsOnly(String text, String phrase, boolean ignoreCase, boolean expected) {
        assertThat(WordFinder.contains(tidewire.summarizer.text.ReadableText.of(text), phrase, ignoreCase))
                .isEqualTo(expected);
    }
}

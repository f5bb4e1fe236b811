package tidewire.summarizer.story.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermsTest {
    /** The table of frequencies was counted by {@code training/tidewire_training/frequencies.py}, which wrote this file ({@code --terms}). */
    @Test
    void terms_areThoseThatTheTableWasCountedWith() throws Exception {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                TermsTest.class.getResourceAsStream("/tidewire/summarizer/story/terms.tsv"), StandardCharsets.UTF_8))) {
            assertThat(lines.lines().toList()).hasSizeGreaterThan(5).allSatisfy(line -> {
                String[] parts = line.split("\t");
                // The table holds stop words too; nobody asks for them.
                List<String> counted = List.of(parts[1].split(" ")).stream()
                        .filter(term -> Terms.of(parts[0]).contains(term) || !isStopWord(term, parts[0]))
                        .toList();
                assertThat(Terms.of(parts[0])).isEqualTo(counted);
            });
        }
    }

    private static boolean isStopWord(String stem, String text) {
        return WordTokens.of(text.toLowerCase(java.util.Locale.ROOT)).stream()
                .anyMatch(word -> StopWords.contains(word) && Stemmer.stem(word).equals(stem));
    }

    @Test
    void scriptsWithoutSpaces_areCutIntoPairsOfCharacters() {
        assertThat(Terms.of("比特币价格突破")).containsExactly("比特", "特币", "币价", "价格", "格突", "突破");
        assertThat(Terms.of("ราคา")).isNotEmpty();
        assertThat(Terms.of("삼성전자 주가")).contains("삼성", "성전", "전자", "주가");
        assertThat(Terms.of("IBM株が上昇")).contains("ibm", "株が");
    }

    @Test
    void numbersStopWordsAndSingleLetters_areNoTerms() {
        assertThat(Terms.of("The 2 of 10,000 x will say 3.5")).isEmpty();
    }
}

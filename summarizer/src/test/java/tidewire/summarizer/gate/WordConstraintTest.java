package tidewire.summarizer.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.llm.TokenConstraint.TokenSequence;
import tidewire.summarizer.testing.ByteTokenizer;

class WordConstraintTest {
    private static final int END = 1;
    private final ByteTokenizer tokenizer = ByteTokenizer.marked();
    private final Vocabulary vocabulary = new Vocabulary(tokenizer, Set.of(END));
    private final Cited cited = new Cited(List.of(
            "IBM fell 0.92% in 20 min, from 1,181.32 to 179.65",
            "The U.S. Treasury's plan costs $13 billion. Officials did agree, Ismaïlia said"));

    private record Written(int[] tokens, int length) implements TokenSequence {
        @Override
        public int get(int index) {
            return tokens[index];
        }
    }

    private int refusedAt(String text) {
        return refusedAt(text, new WordConstraint(vocabulary, tokenizer, cited));
    }

    /** Writes text token by token; -1 when all of it and the end are allowed, else the number of the refused token. */
    private int refusedAt(String text, WordConstraint constraint) {
        int[] tokens = tokenizer.encode(text);
        for (int i = 0; i <= tokens.length; i++) {
            BitSet allowed = constraint.allowed(new Written(tokens, i));
            if (!allowed.get(i < tokens.length ? tokens[i] : END)) {
                return i;
            }
        }
        return -1;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " IBM fell 0.92% in 20 minutes.",
                " IBM fell 0.92% to 179.65 from 1,181.32",
                " According to officials, the U.S. Treasury plan costs $13 billion.",
                " Officials in Ismaïlia agree; IBM fell.",
                " The Treasury's plan costs $13 billion in the U.S.",
                " The plan costs $13 billion, and IBM fell 0.92%.",
                " IBM fell in the plan, and the U.S. Treasury in the U.S.",
            })
    void allowed_wordsOfTheSourcesAndFunctionWords_mayBeWritten(String text) {
        assertThat(refusedAt(text)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                                      | source                                                            | allowed
            ` The seeds of success — or failure — are planted.`           | The seeds of success — or failure — are planted.                  | true
            ` The seeds of success — or failure are planted.`             | The seeds of success or failure are planted.                      | false
            ` — or failure`                                               | The seeds of success — or failure — are planted.                  | false
            ` The senators’ letter was sent.`                             | The letter of the senators’ (and others’) was sent.               | true
            ` The senators’ letter was sent.`                             | The letter of the senators was sent.                              | false
            ` Sen. Jim Jeffords, I-Vt., sent a letter.`                   | Sen. Jim Jeffords, I-Vt., sent a letter.                          | true
            ` Sens. Levin, D-Mich. and Dodd sent a letter.`               | Sens. Levin, D-Mich. and Dodd sent a letter.                      | true
            ` The oil and gas board watches oil and gas prices.`          | The oil and gas board watches oil and gas prices.                 | true
            ` The oil and gas board watches oil and gas prices.`          | The oil and gas board watches. It has oil and gas prices.         | false
            ` The oil and gas board has oil and gas for oil and gas.`     | The oil and gas board has oil and gas prices for it.              | false
            ` IBM fell 0.32% in 5 minutes; SPY rose 0.4% in 5 minutes.`   | IBM fell 0.32% in 5 min; SPY rose 0.4% in 5 min                   | true
            ` IBM fell 0.32% in 5 minutes and rose in 5 minutes.`         | IBM fell 0.32% in 5 min; it rose in 5 min                         | false
            ` The Oil Task Force has an oil task.`                        | The Oil Task Force has an oil task.                               | true
            ` The Oil Task Force has an oil task.`                        | The Oil Task Force has an oil well and a task.                    | false
            """)
    void allowed_whatASourceHasBesideWords_mayBeWrittenAsItStandsThere(String line, String source, boolean expected) {
        WordConstraint constraint = new WordConstraint(vocabulary, tokenizer, new Cited(List.of(source)));
        assertThat(refusedAt(line, constraint) == -1).as(line).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " IBM fell 0.9",
                " IBM fell 0.92 in",
                " IBM fell 1,18 in",
                " SPY fell",
                " IBM rose",
                " IBM not",
                " IBM fell fell",
                " IBM fell in the plan; officials in the plan",
                " IBM fell; the IBM fell",
                " IBM Said",
                " IBM fell. The",
                " IB",
                " IBM fell,",
                "IBM",
                "  IBM",
                " <|item|>",
                " ",
                ""
            })
    void allowed_anythingElse_isRefused(String text) {
        assertThat(refusedAt(text)).isGreaterThanOrEqualTo(0);
    }

    @Test
    void allowed_onRandomWalks_neverGetsStuckAndKeepsFiguresWhole() {
        Random random = new Random(7);
        for (int walk = 0; walk < 200; walk++) {
            String text = walk(random);
            String whole = text.substring(0, Math.max(0, text.lastIndexOf(' ')));
            for (String word : whole.split(" ")) {
                boolean figure = word.chars().anyMatch(Character::isDigit);
                String bare = word.replaceFirst("[,;:.]$", "");
                assertThat(!figure
                                || List.of("0.92%", "20", "1,181.32", "179.65", "$13")
                                        .contains(bare))
                        .as("'%s' in '%s'", word, text)
                        .isTrue();
            }
        }
    }

    private String walk(Random random) {
        WordConstraint constraint = new WordConstraint(vocabulary, tokenizer, cited);
        int[] tokens = new int[200];
        int length = 0;
        while (length < tokens.length) {
            BitSet allowed = constraint.allowed(new Written(tokens, length));
            String soFar = tokenizer.decode(Arrays.copyOf(tokens, length));
            assertThat(allowed.isEmpty()).as("stuck behind '%s'", soFar).isFalse();
            int[] choices = allowed.stream().toArray();
            int token = choices[random.nextInt(choices.length)];
            if (token == END) {
                break;
            }
            tokens[length++] = token;
        }
        return tokenizer.decode(Arrays.copyOf(tokens, length)).strip();
    }

    @Test
    void allowed_afterAForeignToken_isNothing() {
        WordConstraint constraint = new WordConstraint(vocabulary, tokenizer, cited);
        int[] foreign = tokenizer.encode(" Zzz");
        assertThat(constraint.allowed(new Written(foreign, foreign.length)).isEmpty())
                .isTrue();
    }

    @Test
    void allowed_sourcesWithoutAnyWord_leaveFunctionWords() {
        WordConstraint constraint = new WordConstraint(vocabulary, tokenizer, new Cited(List.of("…", "")));
        assertThat(constraint.allowed(new Written(new int[0], 0)).isEmpty()).isFalse();
    }
}

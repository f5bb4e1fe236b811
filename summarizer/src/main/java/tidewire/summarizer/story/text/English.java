package tidewire.summarizer.story.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/** Whether a text can be English, by letters and by the little words of its language. */
public final class English {
    private static final double LEAST_SHARE = 0.1;
    /** Of its letters: English has none but names in other scripts. */
    private static final double MOST_FOREIGN = 0.3;

    private static final int FEW = 2;

    /** Of German, French, Spanish, Portuguese, Italian and Dutch; none that is a word of English too. */
    private static final Set<String> ELSEWHERE = Set.copyOf(Arrays.asList(
            ("der das und im für mit von des dem ein eine ist nach bei über auf zum zur sich nicht wird werden"
                            + " le les du et une pour dans sur aux au après avec est qui que"
                            + " el los las del una para ante por"
                            + " dos em uma não ao pelo pela sobre"
                            + " il lo gli della che alla nel dei sono"
                            + " het een voor niet zijn wordt")
                    .split(" ")));

    private English() {}

    /** @return false only where it is no English for sure */
    public static boolean mayBe(String text) {
        long letters = count(text, Character::isLetter);
        long foreign = count(
                text, c -> Character.isLetter(c) && Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN);
        if (foreign > MOST_FOREIGN * letters) {
            return false;
        }
        List<String> words = WordTokens.of(text).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        long little = words.stream().filter(StopWords::contains).count();
        long elsewhere = words.stream().filter(ELSEWHERE::contains).count();
        long accented = count(text, c -> Character.isLetter(c) && c > 127);
        return little >= LEAST_SHARE * words.size() || (elsewhere < FEW && accented < FEW);
    }

    private static long count(String text, IntPredicate of) {
        return text.codePoints().filter(of).count();
    }
}

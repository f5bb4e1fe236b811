package tidewire.summarizer.story.text;

import java.util.List;
import java.util.Locale;

/** Whether a text can be English, by the little words that no English sentence is without. */
public final class English {
    /** In fewer words a headline may have none. */
    private static final int LEAST_WORDS = 8;

    private static final double LEAST_SHARE = 0.1;
    /** Of its letters: English has none but names in other scripts. */
    private static final double MOST_FOREIGN = 0.3;

    private English() {}

    /** @return false only where it is no English for sure */
    public static boolean mayBe(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long foreign = text.codePoints()
                .filter(Character::isLetter)
                .filter(c -> Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN)
                .count();
        if (foreign > MOST_FOREIGN * letters) {
            return false;
        }
        List<String> words = WordTokens.of(text);
        long little = words.stream()
                .filter(word -> StopWords.contains(word.toLowerCase(Locale.ROOT)))
                .count();
        return words.size() < LEAST_WORDS || little >= LEAST_SHARE * words.size();
    }
}

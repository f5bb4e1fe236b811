package tidewire.summarizer.story.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tidewire.summarizer.text.Scripts;

/** The terms by which two texts are compared: lower case, stemmed, without stop words, numbers and single letters. */
public final class Terms {
    private Terms() {}

    /** In the order of the text, repetitions kept. */
    public static List<String> of(String text) {
        List<String> terms = new ArrayList<>();
        for (String token : WordTokens.of(text)) {
            String word = token.toLowerCase(Locale.ROOT);
            if (Scripts.hasWithoutSpaces(word)) {
                Scripts.parts(word).forEach(part -> add(part, terms));
            } else {
                add(word, terms);
            }
        }
        return terms;
    }

    private static void add(String word, List<String> terms) {
        if (Character.isDigit(word.codePointAt(0)) || StopWords.contains(word)) {
            return;
        }
        if (word.codePointCount(0, word.length()) > 1 || Scripts.hasWithoutSpaces(word)) {
            terms.add(Stemmer.stem(word));
        }
    }
}

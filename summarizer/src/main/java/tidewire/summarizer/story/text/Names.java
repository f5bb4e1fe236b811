package tidewire.summarizer.story.text;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The names in a title, in lower case: words with a capital where the writing does not ask for one. The first word, and every
 * word of a title in Title Case, is a name only if the body writes it with a capital too and never without.
 */
public final class Names {
    private static final double TITLE_CASE = 0.6;
    private static final int LONG = 4;
    private static final int LEAST_WORDS = 4;

    /** "Q3", "H1", "FY14" stand in the titles of all. */
    private static final Pattern PERIOD = Pattern.compile("[qh]\\d|fy\\d{0,4}");

    private Names() {}

    public static Set<String> of(String title, String body) {
        List<String> words = WordTokens.of(title);
        Set<String> capital = new HashSet<>();
        Set<String> small = new HashSet<>();
        for (String word : WordTokens.of(body)) {
            (isCapital(word) ? capital : small).add(word.toLowerCase(Locale.ROOT));
        }
        boolean titleCase = isTitleCase(words);
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).toLowerCase(Locale.ROOT);
            boolean confirmed = capital.contains(word) && !small.contains(word);
            if (isCapital(words.get(i))
                    && word.length() > 1
                    && !StopWords.contains(word)
                    && !PERIOD.matcher(word).matches()
                    && (confirmed || (i > 0 && !titleCase))) {
                names.add(word);
            }
        }
        return names;
    }

    private static boolean isTitleCase(List<String> words) {
        long seen = 0;
        long capitals = 0;
        for (String word : words.subList(Math.min(1, words.size()), words.size())) {
            if (word.length() >= LONG && Character.isLetter(word.charAt(0))) {
                seen++;
                capitals += isCapital(word) ? 1 : 0;
            }
        }
        return seen >= LEAST_WORDS && capitals >= TITLE_CASE * seen;
    }

    private static boolean isCapital(String word) {
        return Character.isUpperCase(word.codePointAt(0));
    }
}

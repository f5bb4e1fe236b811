package tidewire.dashboard.history.sql;

import java.util.ArrayList;
import java.util.List;

/** What a person types, as an FTS5 query: quoted throughout, so that nothing typed is ever query syntax. */
final class SearchWords {
    private static final int MOST = 32;

    private SearchWords() {}

    /** Rows with all words, each as the beginning of one; empty when there is no word. */
    static String all(String typed) {
        return String.join(" ", quoted(typed, true));
    }

    /** Rows with any of the words. */
    static String any(String typed) {
        return String.join(" OR ", quoted(typed, false));
    }

    /** Of a sentence without spaces each two characters that stand together count as a word. */
    private static List<String> words(String typed, boolean pairs) {
        List<String> words = new ArrayList<>();
        for (String word : typed.strip().split("\\s+")) {
            String[] parts = Unspaced.apart(word).strip().split(" +");
            if (!pairs || parts.length < 3) {
                words.add(String.join(" ", parts));
                continue;
            }
            for (int i = 0; i + 1 < parts.length; i++) {
                words.add(parts[i] + " " + parts[i + 1]);
            }
        }
        return words;
    }

    private static List<String> quoted(String typed, boolean prefixes) {
        List<String> words = new ArrayList<>();
        for (String word : words(typed, !prefixes)) {
            if (word.codePoints().anyMatch(Character::isLetterOrDigit) && words.size() < MOST) {
                words.add('"' + word.replace("\"", "\"\"").replace("\0", "") + '"' + (prefixes ? "*" : ""));
            }
        }
        return words;
    }
}

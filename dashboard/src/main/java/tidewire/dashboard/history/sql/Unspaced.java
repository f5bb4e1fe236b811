package tidewire.dashboard.history.sql;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Scripts that put no space between words: each of their characters is found as a word of its own, a word of them as a phrase. */
final class Unspaced {
    private static final Set<UnicodeScript> SCRIPTS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);
    private static final int FIRST = 0x0e00; // Nothing before Thai is of these.

    private Unspaced() {}

    /** The text with spaces around each character of such a script. */
    static String apart(String text) {
        if (text.chars().allMatch(c -> c < FIRST)) {
            return text;
        }
        StringBuilder apart = new StringBuilder(text.length() * 2);
        text.codePoints().forEach(c -> {
            if (c >= FIRST && SCRIPTS.contains(UnicodeScript.of(c))) {
                apart.append(' ').appendCodePoint(c).append(' ');
            } else {
                apart.appendCodePoint(c);
            }
        });
        return apart.toString();
    }
}

package tidewire.summarizer.wire;

import java.text.Normalizer;
import java.util.regex.Pattern;
import tidewire.summarizer.story.text.Scripts;

/**
 * Finds a word or phrase that stands by itself in a text: not as a part of a longer word or number. Scripts that put no spaces
 * between words have no such edges: there a phrase is found wherever it stands. Typographic apostrophes, hyphens and spaces are those
 * of the keyboard.
 */
public final class WordFinder {
    /** Beside a name, not in it; as letters and digits they would be. */
    private static final Pattern MARKS = Pattern.compile("[\\u2122\\u2120\\u00b9\\u00b2\\u00b3\\u2070-\\u2079]");

    /** Soft hyphens, spaces of no width, marks of byte order. */
    private static final Pattern UNSEEN = Pattern.compile("[\\u00ad\\u200b\\u2060\\ufeff]");

    private WordFinder() {}

    public static boolean contains(String text, String phrase, boolean ignoreCase) {
        return find(text, phrase, ignoreCase, 0) >= 0;
    }

    /** Where it stands first at or after a place; -1 when it does not. */
    static int find(String text, String phrase, boolean ignoreCase, int from) {
        return phrase.isEmpty() ? -1 : findReadable(text, readable(phrase), ignoreCase, from);
    }

    private static int findReadable(String text, String phrase, boolean ignoreCase, int from) {
        int last = text.length() - phrase.length();
        for (int at = from; at <= last; at++) {
            if (isAt(text, at, phrase, ignoreCase) && isEdge(text, at) && isEdge(text, at + phrase.length())) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isAt(String text, int at, String phrase, boolean ignoreCase) {
        for (int i = 0; i < phrase.length(); i++) {
            char a = plain(text.charAt(at + i));
            char b = plain(phrase.charAt(i));
            if (a != b && !(ignoreCase && isSameLetter(a, b))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameLetter(char a, char b) {
        return Character.toUpperCase(a) == Character.toUpperCase(b)
                || Character.toLowerCase(a) == Character.toLowerCase(b);
    }

    /** As a keyboard has it: typesetting changes apostrophes, hyphens and spaces. */
    private static char plain(char c) {
        return switch (c) {
            case '\u2018', '\u2019', '\u02bc' -> '\'';
            case '\u2010', '\u2011' -> '-';
            case '\u00a0', '\u202f', '\t', '\n', '\r' -> ' ';
            default -> c;
        };
    }

    /** Is there a word's edge between the character before a place and the one at it? */
    private static boolean isEdge(String text, int at) {
        if (at <= 0 || at >= text.length()) {
            return true;
        }
        int before = text.codePointBefore(at);
        int after = text.codePointAt(at);
        return !isWordPart(before)
                || !isWordPart(after)
                || Scripts.isWithoutSpaces(before)
                || Scripts.isWithoutSpaces(after);
    }

    /** Letters and digits, and the signs that many scripts write vowels with. */
    private static boolean isWordPart(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /**
     * A text as phrases are looked for in it: full-width and half-width characters, ligatures and accents of their own as usual, and
     * without characters that nobody sees and marks behind names.
     */
    public static String readable(String text) {
        String plain = MARKS.matcher(UNSEEN.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return Normalizer.isNormalized(plain, Normalizer.Form.NFKC)
                ? plain
                : Normalizer.normalize(plain, Normalizer.Form.NFKC);
    }
}

package tidewire.summarizer.wire;

import tidewire.summarizer.text.ReadableText;
import tidewire.summarizer.text.Scripts;

/**
 * Finds a word or phrase that stands by itself in a text: not as a part of a longer word or number. Scripts that put no spaces
 * between words have no such edges: there a phrase is found wherever it stands. Typographic apostrophes, hyphens and spaces are those
 * of the keyboard.
 */
public final class WordFinder {
    private WordFinder() {}

    /** @param text as {@link ReadableText} gives it @param phrase as anybody writes it; one without a visible character is in no text */
    public static boolean contains(String text, String phrase, boolean ignoreCase) {
        return find(text, ReadableText.of(phrase), ignoreCase, 0) >= 0;
    }

    /**
     * Where a phrase stands first at or after a place; -1 when it does not.
     *
     * @param phrase readable as the text is: what is found is as long as it
     */
    static int find(String text, String phrase, boolean ignoreCase, int from) {
        if (phrase.isEmpty()) {
            return -1;
        }
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
}

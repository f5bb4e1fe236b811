package tidewire.summarizer.gate.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a text with what ties it together: {@code 19-year-old}, {@code U.S}, {@code $1,250.50}, {@code CVE-2013-3893}.
 *
 * @param text the word as it stands, without the punctuation around it
 * @param start index of its first character
 * @param end index behind its last character
 * @param first true when it starts the text, a sentence, or a quotation
 */
public record Word(String text, int start, int end, boolean first) {
    private static final Pattern WORD = Pattern.compile(
            "[+\\-−–]?[$€£¥]?[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}]|[.,:/_'’&@\\-–](?=[\\p{L}\\p{N}])){0,120}%?");

    public static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        boolean first = true;
        int last = 0;
        while (matcher.find()) {
            int start = matcher.start();
            if (isDash(text.charAt(start)) && !isSign(text, start)) {
                start++;
            }
            first |= startsAnew(text, last, start);
            words.add(new Word(text.substring(start, matcher.end()), start, matcher.end(), first));
            first = false;
            last = matcher.end();
        }
        return words;
    }

    /** A dash is a sign in front of a figure and behind a space; anywhere else it joins or parts words. */
    private static boolean isSign(String text, int at) {
        boolean free = at == 0 || Character.isWhitespace(text.charAt(at - 1)) || text.charAt(at - 1) == '(';
        char next = text.charAt(at + 1);
        return free && (Character.isDigit(next) || "$€£¥".indexOf(next) >= 0);
    }

    private static boolean isDash(char c) {
        return "+-−–".indexOf(c) >= 0;
    }

    private static boolean startsAnew(String text, int from, int to) {
        String between = text.substring(from, to);
        return between.matches("[.!?][\"'”’)]*\\s+.*") || between.matches(".*[\"“‘]");
    }

    /** Lower case, straight apostrophe, without a possessive ending. */
    public String key() {
        return key(text);
    }

    public static String key(String word) {
        return bare(word).toLowerCase(Locale.ROOT);
    }

    /** As it stands, without a possessive ending. */
    public String bare() {
        return bare(text);
    }

    public static String bare(String word) {
        String straight = word.replace('’', '\'');
        return straight.endsWith("'s") || straight.endsWith("'S")
                ? straight.substring(0, straight.length() - 2)
                : straight;
    }

    public boolean hasDigit() {
        return text.chars().anyMatch(Character::isDigit);
    }

    public boolean hasUpperCase() {
        return text.codePoints().anyMatch(Character::isUpperCase);
    }

    /** At least two letters, all of them capitals: a ticker symbol or an acronym. */
    public boolean isAllCapitals() {
        String bare = bare();
        long letters = bare.codePoints().filter(Character::isLetter).count();
        return letters >= 2 && bare.codePoints().filter(Character::isLetter).allMatch(Character::isUpperCase);
    }
}

package tidewire.summarizer.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Scripts that put no space between words, or hang endings on them: compared by pairs of characters. */
public final class Scripts {
    private static final Set<Character.UnicodeScript> WITHOUT_SPACES = EnumSet.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.THAI,
            Character.UnicodeScript.LAO,
            Character.UnicodeScript.KHMER,
            Character.UnicodeScript.MYANMAR);

    private Scripts() {}

    public static boolean isWithoutSpaces(int codePoint) {
        return codePoint > 0x0E00 && WITHOUT_SPACES.contains(Character.UnicodeScript.of(codePoint));
    }

    public static boolean hasWithoutSpaces(String token) {
        return token.codePoints().anyMatch(Scripts::isWithoutSpaces);
    }

    /** A token cut where the script changes: words as they are, the rest as pairs of characters (one alone stays alone). */
    public static List<String> parts(String token) {
        List<String> parts = new ArrayList<>();
        int[] points = token.codePoints().toArray();
        int start = 0;
        for (int at = 1; at <= points.length; at++) {
            if (at == points.length || isWithoutSpaces(points[at]) != isWithoutSpaces(points[start])) {
                if (isWithoutSpaces(points[start])) {
                    pairs(points, start, at, parts);
                } else {
                    parts.add(new String(points, start, at - start));
                }
                start = at;
            }
        }
        return parts;
    }

    private static void pairs(int[] points, int start, int end, List<String> parts) {
        if (end - start == 1) {
            parts.add(new String(points, start, 1));
        }
        for (int at = start; at + 1 < end; at++) {
            parts.add(new String(points, at, 2));
        }
    }
}

package tidewire.summarizer.text;

import java.util.regex.Pattern;

/** Text as the model reads it and as digests show it: one line, NFC, nothing invisible. */
public final class CleanLine {
    /** Longer text is cut before any work is done on it: a feed may send megabytes. */
    static final int MOST_CHARS = 6_000;

    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    /** Characters that change how text around them is shown (bidirectional overrides) or that are not seen at all, letters of some scripts among them. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\u00AD\\u061C\\u115F\\u1160\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFEFF\\uFFA0\\uFFF9-\\uFFFB\\x{E0000}-\\x{E007F}]");
    /** Nothing but what joins or marks letters that are not there. */
    private static final Pattern NOTHING = Pattern.compile("[\\p{M}\\p{Cf}\\s]*");

    private CleanLine() {}

    public static String clean(String text) {
        String cut = text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) : text;
        String seen = INVISIBLE.matcher(wellFormed(cut)).replaceAll("");
        String line = BLANK.matcher(NormalForm.nfc(seen)).replaceAll(" ").strip();
        return NOTHING.matcher(line).matches() ? "" : line;
    }

    /** Letters and digits in lower case: texts with equal keys say the same in the same words. */
    public static String key(String text) {
        StringBuilder key = new StringBuilder(text.length());
        text.codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(c -> key.appendCodePoint(Character.toLowerCase(c)));
        return key.toString();
    }

    /** Half of a surrogate pair is no character and has no UTF-8. */
    private static String wellFormed(String text) {
        if (text.codePoints().noneMatch(CleanLine::isSurrogate)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(isSurrogate(c) ? 0xFFFD : c));
        return out.toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}

package tidewire.dashboard.json;

/**
 * Text as a reader may see it. A feed can turn the order of a line around with bidirectional controls, or hide words between
 * control characters; neither reaches a page, a file or a script raw. What stands on the topics stays as it came.
 */
public final class SafeText {
    private SafeText() {}

    /** Controls become spaces (line breaks and tabs stay), bidirectional and invisible formatting goes, joiners stay. */
    public static String of(String text) {
        int at = 0;
        while (at < text.length() && !isUnsafe(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length()).append(text, 0, at);
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!isUnsafe(c)) {
                safe.append(c);
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                safe.append(' ');
            }
        }
        return safe.toString();
    }

    private static boolean isUnsafe(char c) {
        if (c < 0x80) {
            return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
        }
        return c <= 0x9f
                || c == '\u061c' // Arabic letter mark
                || c == '\u200b' // zero width space
                || c == '\u200e' // left-to-right mark
                || c == '\u200f' // right-to-left mark
                || (c >= '\u2028' && c <= '\u202e') // separators, embeddings and overrides
                || (c >= '\u2060' && c <= '\u206f') // invisible operators and isolates
                || c == '\ufeff'
                || (c >= '\ufff9' && c <= '\ufffb') // interlinear annotation
                || c >= '\ufffe'; // no characters: XML has none of them
    }
}

package tidewire.summarizer.story.text;

import java.util.ArrayList;
import java.util.List;
import tidewire.summarizer.text.NormalForm;

/** The words of a text as they stand there, in compatibility form. */
final class WordTokens {
    private WordTokens() {}

    /**
     * Runs of letters and digits; a full stop, apostrophe or ampersand between two of them belongs to the word ("U.S",
     * "S&P", "3.5"). A possessive ending is left off.
     */
    static List<String> of(String text) {
        String normal = NormalForm.nfkc(text).replace('’', '\'');
        List<String> tokens = new ArrayList<>();
        int start = -1;
        for (int at = 0; at <= normal.length(); ) {
            int c = at < normal.length() ? normal.codePointAt(at) : -1;
            boolean inside = c >= 0 && (isWordPart(c) || (start >= 0 && joins(normal, at, c)));
            if (inside && start < 0) {
                start = at;
            } else if (!inside && start >= 0) {
                add(tokens, normal.substring(start, at));
                start = -1;
            }
            at += c < 0 ? 1 : Character.charCount(c);
        }
        return tokens;
    }

    private static void add(List<String> tokens, String token) {
        tokens.add(token.endsWith("'s") || token.endsWith("'S") ? token.substring(0, token.length() - 2) : token);
    }

    private static boolean joins(String text, int at, int c) {
        return (c == '.' || c == '&' || c == '\'') && at + 1 < text.length() && isWordPart(text.codePointAt(at + 1));
    }

    private static boolean isWordPart(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }
}

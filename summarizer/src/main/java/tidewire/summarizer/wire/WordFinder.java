package tidewire.summarizer.wire;

/** Finds a word or phrase that stands by itself in a text: not as a part of a longer word or number. */
public final class WordFinder {
    private WordFinder() {}

    public static boolean contains(String text, String phrase, boolean ignoreCase) {
        int last = text.length() - phrase.length();
        for (int at = 0; at <= last; at++) {
            if (text.regionMatches(ignoreCase, at, phrase, 0, phrase.length())
                    && isEdge(text, at - 1)
                    && isEdge(text, at + phrase.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEdge(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }
}

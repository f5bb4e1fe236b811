package tidewire.summarizer.text;

/** How many words a text has, also where its script puts no space between them. */
public final class WordCount {
    /** Characters of such a script that are about a word. */
    private static final int A_WORD = 2;

    private WordCount() {}

    /** Runs between spaces; of scripts without spaces two characters are a word more. */
    public static int of(String text) {
        int words = text.isBlank() ? 0 : text.strip().split("\\s+").length;
        return words + unspaced(text);
    }

    /** About how many words the characters are that stand in scripts without spaces. */
    public static int unspaced(String text) {
        return (int) text.codePoints().filter(Scripts::isWithoutSpaces).count() / A_WORD;
    }
}

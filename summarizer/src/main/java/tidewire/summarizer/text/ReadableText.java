package tidewire.summarizer.text;

import java.util.regex.Pattern;

/**
 * A text as a person reads it: full-width and half-width characters, ligatures and accents of their own as usual, without characters
 * that nobody sees, marks behind names, and spaces around it. Names are compared in this form only.
 */
public final class ReadableText {
    /** Beside a name, not in it; as letters and digits they would be. */
    private static final Pattern MARKS = Pattern.compile("[\\u00ae\\u2122\\u2120\\u00b9\\u00b2\\u00b3\\u2070-\\u2079]");

    /** Soft hyphens, spaces of no width, marks of byte order. */
    private static final Pattern UNSEEN = Pattern.compile("[\\u00ad\\u200b\\u2060\\ufeff]");

    private ReadableText() {}

    /** Its own readable form is the text itself. */
    public static String of(String text) {
        String plain = MARKS.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll(" ");
        return NormalForm.nfkc(plain).strip();
    }
}

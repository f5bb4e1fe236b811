package tidewire.summarizer.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Unicode's normal forms of texts of any length. To put marks in order each is moved before those that belong behind it, so that a
 * hundred thousand of them on one letter take minutes. Behind the thirtieth, where the Stream-Safe Text Format (UAX #15) draws its line
 * too, they are left out.
 */
public final class NormalForm {
    private static final Pattern TOO_MANY = Pattern.compile("(?<=\\p{M}{30})\\p{M}+");

    private NormalForm() {}

    /** Compatibility form, composed. */
    public static String nfkc(String text) {
        return of(text, Normalizer.Form.NFKC);
    }

    /** Composed. */
    public static String nfc(String text) {
        return of(text, Normalizer.Form.NFC);
    }

    private static String of(String text, Normalizer.Form form) {
        return Normalizer.normalize(TOO_MANY.matcher(text).replaceAll(""), form);
    }
}

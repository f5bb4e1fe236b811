package tidewire.summarizer.story.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import tidewire.events.NewsItem;
import tidewire.summarizer.text.NormalForm;
import tidewire.summarizer.text.WholeText;

/**
 * What makes two items the same text: title, summary and body, letters and digits only, case and compatibility forms
 * folded. The link is no part of it: several items may share one page, and one text may stand under several links.
 */
public final class SameText {
    private SameText() {}

    /** 32 hexadecimal digits (the first half of a SHA-256). */
    public static String of(NewsItem item) {
        String folded = NormalForm.nfkc(WholeText.of(item)).toLowerCase(Locale.ROOT);
        StringBuilder kept = new StringBuilder(folded.length());
        folded.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        // A text without any letter or digit (emoji, punctuation) stands for itself.
        String text = kept.isEmpty() ? folded : kept.toString();
        byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}

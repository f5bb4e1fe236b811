package tidewire.ingest.feed.text;

import java.nio.charset.StandardCharsets;

/** Limits in bytes, because Kafka's are. */
public final class Utf8 {
    /** Says that something was left out. */
    public static final String MARK = "…";

    private static final int MARK_BYTES = MARK.getBytes(StandardCharsets.UTF_8).length;

    private Utf8() {}

    /** Length of the text in UTF-8. */
    public static int bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            bytes += bytes(text.charAt(i));
        }
        return bytes;
    }

    private static int bytes(char c) {
        // Each half of a surrogate pair counts for two of the pair's four bytes.
        return c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    /** The text when it has at most {@code max} bytes, else its beginning and {@link #MARK}, both within {@code max}. */
    public static String shortened(String text, int max) {
        // No character takes more than three bytes.
        if (text.length() * 3L <= max || bytes(text) <= max) {
            return text;
        }
        int bytes = 0;
        int end = 0;
        while (bytes + bytes(text.charAt(end)) <= max - MARK_BYTES) {
            bytes += bytes(text.charAt(end++));
        }
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + MARK;
    }
}

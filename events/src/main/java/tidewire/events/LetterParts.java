package tidewire.events;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * What a dead letter keeps of a record: all of it, within what its topic takes. Where something was cut or left out,
 * {@link DeadLetter#LENGTH} says how many bytes key, value and own headers had together.
 *
 * @param headers its own, to which the stage adds what {@link DeadLetter} names
 */
public record LetterParts(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    private static final String PREFIX = "tidewire-";
    private static final int LONGEST_KEY = 16 << 10;
    /** Of its own headers together; they are left out when they are longer. */
    private static final int LONGEST_HEADERS = 64 << 10;

    private static final int LONGEST_REASON = 1_000;

    /** @param mostOfValue bytes of the value that are kept */
    public static LetterParts of(
            byte @Nullable [] key, byte @Nullable [] value, @Nullable Headers own, int mostOfValue) {
        int ofHeaders = own == null ? 0 : bytes(own);
        boolean kept = ofHeaders <= LONGEST_HEADERS;
        Headers headers = new RecordHeaders();
        if (own != null && kept) {
            own.forEach(header -> addOther(headers, header));
        }
        byte[] keptKey = cut(key, LONGEST_KEY);
        byte[] keptValue = cut(value, mostOfValue);
        LetterParts parts = new LetterParts(keptKey, keptValue, headers);
        if (keptKey != key || keptValue != value || !kept) {
            parts.put(DeadLetter.LENGTH, Integer.toString(bytes(key) + bytes(value) + ofHeaders));
        }
        return parts;
    }

    /** Whether a header has a name of those that {@link DeadLetter} lists, or could come to list; a record's own of such a name are not kept. */
    public static boolean isOfLetters(Header header) {
        return header.key().startsWith(PREFIX);
    }

    // One that has the name of ours would speak for the stage: that the letter was cut, or where it goes back to.
    private static void addOther(Headers headers, Header header) {
        if (!isOfLetters(header)) {
            headers.add(header);
        }
    }

    /** Adds a header in place of any of that name. */
    public void put(String name, String text) {
        headers.remove(name);
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A reason in one line; it may quote what the world sent: neither line breaks nor escape codes of theirs, and an end. */
    public static String reason(@Nullable String text) {
        String line = String.valueOf(text).replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes, int most) {
        return bytes != null && bytes.length > most ? Arrays.copyOf(bytes, most) : bytes;
    }

    private static int bytes(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static int bytes(Headers headers) {
        int bytes = 0;
        for (Header header : headers) {
            bytes += Utils.utf8Length(header.key()) + bytes(header.value());
        }
        return bytes;
    }
}

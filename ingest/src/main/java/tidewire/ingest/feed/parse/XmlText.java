package tidewire.ingest.feed.parse;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a feed to characters that an XML parser accepts. Servers and documents often name a wrong charset: what is
 * valid UTF-8 is taken for it, then what the header says, then what the document says, and Windows-1252 at last.
 */
public final class XmlText {
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)");
    private static final Pattern ILLEGAL =
            Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]"
                    + "|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));");

    private XmlText() {}

    public static String decode(byte[] bytes, @Nullable String contentType) {
        return ILLEGAL.matcher(characters(bytes, contentType)).replaceAll("");
    }

    private static String characters(byte[] bytes, @Nullable String contentType) {
        Charset marked = byteOrderMark(bytes);
        if (marked != null) {
            return new String(bytes, marked).substring(1);
        }
        String head = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
        Charset fromHeader = named(CHARSET.matcher(contentType == null ? "" : contentType));
        Charset fromDocument = named(ENCODING.matcher(head));
        // A stateful 7-bit encoding is valid UTF-8 too, and must not be mistaken for it.
        boolean sevenBit = is7Bit(fromHeader) || is7Bit(fromDocument);
        Charset[] candidates = sevenBit
                ? new Charset[] {fromHeader, fromDocument}
                : new Charset[] {StandardCharsets.UTF_8, fromHeader, fromDocument};
        for (Charset candidate : candidates) {
            String text = candidate == null ? null : strictly(bytes, candidate);
            if (text != null) {
                return text;
            }
        }
        return new String(bytes, Charset.forName("windows-1252"));
    }

    private static @Nullable Charset byteOrderMark(byte[] b) {
        if (b.length >= 3 && (b[0] & 0xff) == 0xef && (b[1] & 0xff) == 0xbb && (b[2] & 0xff) == 0xbf) {
            return StandardCharsets.UTF_8;
        }
        if (b.length >= 2 && (b[0] & 0xff) == 0xfe && (b[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        if (b.length >= 2 && (b[0] & 0xff) == 0xff && (b[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        return null;
    }

    private static boolean is7Bit(@Nullable Charset charset) {
        return charset != null
                && (charset.name().startsWith("ISO-2022") || charset.name().startsWith("UTF-16"));
    }

    private static @Nullable Charset named(Matcher matcher) {
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)) : null;
        } catch (IllegalArgumentException e) {
            return null; // unknown or malformed name: as if none were given
        }
    }

    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}

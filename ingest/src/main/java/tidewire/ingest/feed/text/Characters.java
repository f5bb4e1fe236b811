package tidewire.ingest.feed.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a feed to characters. Servers and documents often name a wrong charset: what is valid UTF-8 is taken for it,
 * then what the header says, then what the document says, each as the superset that is really in use.
 */
public final class Characters {
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** What is declared, and what its writers mean by it (as the WHATWG's encoding standard has it). */
    private static final Map<String, String> SUPERSETS = Map.ofEntries(
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("big5", "big5-hkscs"));

    /** Names of the web that the JDK does not know. */
    private static final Map<String, String> ALIASES = Map.of(
            "macintosh", "x-MacRoman",
            "mac", "x-MacRoman",
            "x-mac-roman", "x-MacRoman",
            "x-mac-cyrillic", "x-MacCyrillic",
            "iso-8859-8-i", "ISO-8859-8",
            "iso-8859-8-e", "ISO-8859-8",
            "x-gbk", "GBK");

    private Characters() {}

    /** @param contentType value of the HTTP header, or null */
    public static String decode(byte[] bytes, @Nullable String contentType) {
        Charset marked = byteOrderMark(bytes);
        if (marked != null) {
            return new String(bytes, marked).substring(1);
        }
        String head = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
        Charset wide = wide(bytes);
        if (wide != null) {
            return new String(bytes, wide);
        }
        Charset fromHeader = named(CHARSET.matcher(contentType == null ? "" : contentType));
        Charset fromDocument = named(ENCODING.matcher(head));
        // A stateful 7-bit encoding is valid UTF-8 too, and must not be mistaken for it.
        Charset[] candidates = is7Bit(fromHeader) || is7Bit(fromDocument)
                ? new Charset[] {fromHeader, fromDocument, StandardCharsets.UTF_8}
                : new Charset[] {StandardCharsets.UTF_8, fromHeader, fromDocument};
        for (Charset candidate : candidates) {
            String text = candidate == null ? null : strictly(bytes, candidate);
            if (text != null) {
                return text;
            }
        }
        return mended(bytes, fromHeader, fromDocument);
    }

    /** What Western European texts have beside ASCII. */
    private static final String WESTERN =
            "àáâãäåæçèéêëìíîïñòóôõöøùúûüßœšžÀÁÂÄÅÆÇÈÉÊËÍÎÑÓÔÖØÚÜŒŠŽ‘’“”„‚–—…€£«»°•™®©§·´¡¿ªº½²³\u00a0";

    /** Nothing fits without errors: what fits with the fewest. */
    private static String mended(byte[] bytes, @Nullable Charset fromHeader, @Nullable Charset fromDocument) {
        Utf8Census census = Utf8Census.of(bytes);
        boolean saidToBeUtf8 = StandardCharsets.UTF_8.equals(fromHeader) || StandardCharsets.UTF_8.equals(fromDocument);
        // Bytes of another encoding hardly ever look like UTF-8 by chance.
        boolean looksLikeIt = census.sequences() > 0 && census.errors() <= (saidToBeUtf8 ? 4 : 1) * census.sequences();
        boolean saidNothing = fromHeader == null && fromDocument == null;
        boolean damaged =
                (saidToBeUtf8 && census.errors() == 1) || ((saidToBeUtf8 || saidNothing) && !isWestern(bytes));
        if (looksLikeIt || damaged) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        Charset declared = fromHeader != null && !StandardCharsets.UTF_8.equals(fromHeader) ? fromHeader : fromDocument;
        return new String(bytes, declared == null || StandardCharsets.UTF_8.equals(declared) ? WINDOWS_1252 : declared);
    }

    /** Whether most of what is not ASCII would be letters or marks of Western European texts. */
    private static boolean isWestern(byte[] bytes) {
        int others = 0;
        int western = 0;
        for (char c : new String(bytes, WINDOWS_1252).toCharArray()) {
            others += c >= 0x80 ? 1 : 0;
            western += c >= 0x80 && WESTERN.indexOf(c) >= 0 ? 1 : 0;
        }
        return 2 * western > others;
    }

    private static @Nullable Charset byteOrderMark(byte[] b) {
        if (b.length >= 3 && (b[0] & 0xff) == 0xef && (b[1] & 0xff) == 0xbb && (b[2] & 0xff) == 0xbf) {
            return StandardCharsets.UTF_8;
        }
        if (b.length >= 4 && b[0] == 0 && b[1] == 0 && (b[2] & 0xff) == 0xfe && (b[3] & 0xff) == 0xff) {
            return Charset.forName("UTF-32BE");
        }
        if (b.length >= 4 && (b[0] & 0xff) == 0xff && (b[1] & 0xff) == 0xfe && b[2] == 0 && b[3] == 0) {
            return Charset.forName("UTF-32LE");
        }
        if (b.length >= 2 && (b[0] & 0xff) == 0xfe && (b[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        if (b.length >= 2 && (b[0] & 0xff) == 0xff && (b[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        return null;
    }

    /** A document that begins with characters of two or four bytes each, without a mark. */
    private static @Nullable Charset wide(byte[] b) {
        if (b.length < 4) {
            return null;
        }
        if (b[0] == 0 && b[1] == 0 && b[2] == 0 && b[3] == '<') {
            return Charset.forName("UTF-32BE");
        }
        if (b[0] == '<' && b[1] == 0 && b[2] == 0 && b[3] == 0) {
            return Charset.forName("UTF-32LE");
        }
        if (b[0] == 0 && b[1] > 0 && b[2] == 0 && b[3] > 0) {
            return StandardCharsets.UTF_16BE;
        }
        return b[0] > 0 && b[1] == 0 && b[2] > 0 && b[3] == 0 ? StandardCharsets.UTF_16LE : null;
    }

    private static boolean is7Bit(@Nullable Charset charset) {
        return charset != null && charset.name().startsWith("ISO-2022");
    }

    private static @Nullable Charset named(Matcher matcher) {
        try {
            if (!matcher.find()) {
                return null;
            }
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            Charset charset = Charset.forName(ALIASES.getOrDefault(name, name));
            // Where the declaration could be read byte by byte, the document is in no such encoding.
            if (charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")) {
                return StandardCharsets.UTF_8;
            }
            String meant = SUPERSETS.get(charset.name().toLowerCase(Locale.ROOT));
            return meant == null ? charset : Charset.forName(meant);
        } catch (IllegalArgumentException e) {
            return null; // unknown or malformed name: as if none were given
        }
    }

    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    // The five bytes that windows-1252 leaves out are dropped later; they are no reason to doubt it.
                    .onUnmappableCharacter(
                            charset.equals(WINDOWS_1252) ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}

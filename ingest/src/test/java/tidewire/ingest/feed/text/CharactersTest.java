package tidewire.ingest.feed.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharactersTest {
    private static String decode(String text, String real, String declared, @Nullable String contentType) {
        String xml = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?><t>" + text + "</t>";
        String decoded = Characters.decode(xml.getBytes(Charset.forName(real)), contentType);
        return decoded.substring(decoded.indexOf("<t>") + 3, decoded.indexOf("</t>"));
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, text/xml; charset=ISO-8859-1, ISO-8859-1",
        "UTF-8, text/xml; charset=ISO-8859-1, UTF-8",
        "UTF-8, text/xml; charset=us-ascii, UTF-8",
        "UTF-8, text/xml; charset=no-such-charset, UTF-8",
        "UTF-8, text/xml, UTF-16",
        "UTF-8, text/xml; charset=utf-16, UTF-8",
        "windows-1252, text/xml, UTF-8",
        "windows-1252, text/xml; charset=UTF-8, windows-1252",
        "UTF-16, text/xml, UTF-16",
        "UTF-16LE, text/xml, UTF-16",
        "UTF-16BE, text/xml, UTF-16",
        "UTF-32BE, text/xml, UTF-32",
    })
    void text_inRightOrWrongCharset_isReadAsItWasMeant(String real, String contentType, String declared) {
        assertThat(decode("Zürich café", real, declared, contentType)).isEqualTo("Zürich café");
    }

    @ParameterizedTest
    @CsvSource({
        "“x” €, windows-1252, iso-8859-1",
        "镕 朱, gb18030, gb2312",
        "똠방각하, x-windows-949, euc-kr",
        "①髙, windows-31j, shift_jis",
        "ğış, windows-1254, iso-8859-9",
    })
    void declaredCharset_standsForTheSupersetInUse(String text, String real, String declared) {
        assertThat(decode(text, real, declared, "text/xml")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"Zürich – café, UTF-8", "plain words, UTF-8", "Zürich – café, none"})
    void oneBadByte_isOneMark_andNothingElseChanges(String text, String declared) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("<?xml version=\"1.0\"" + (declared.equals("none") ? "" : " encoding=\"" + declared + "\"")
                        + "?><t>" + text)
                .getBytes(UTF_8));
        bytes.write(0xff);
        bytes.writeBytes("!</t>".getBytes(UTF_8));
        assertThat(Characters.decode(bytes.toByteArray(), null)).endsWith("<t>" + text + "\ufffd!</t>");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, 2", "UTF-8, 9", "none, 1", "none, 2"})
    void badBytesInPlainWords_areMarks_andNoLetters(String declared, int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("<?xml version=\"1.0\"" + (declared.equals("none") ? "" : " encoding=\"" + declared + "\"")
                        + "?><t>plain")
                .getBytes(UTF_8));
        for (int i = 0; i < count; i++) {
            bytes.write(i % 2 == 0 ? 0xff : 0xc3);
            bytes.write(' ');
        }
        bytes.writeBytes("</t>".getBytes(UTF_8));
        assertThat(Characters.decode(bytes.toByteArray(), null))
                .endsWith("<t>plain" + "\ufffd ".repeat(count) + "</t>");
    }

    @Test
    void byteOrderMark_decides_andGoes() {
        assertThat(Characters.decode("\ufeff<t/>".getBytes(UTF_8), "text/xml; charset=iso-8859-1"))
                .isEqualTo("<t/>");
    }
}

package tidewire.ingest.feed.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void paragraphsAndLines_areKept_otherBlanksAreOne() {
        assertThat(PlainText.of("<p> One\n  line.</p>\n\n<p>Two<br>lines</p><ul><li>a</li><li>b&nbsp; c</li></ul>"))
                .isEqualTo("One line.\n\nTwo\nlines\n\na\nb c");
    }

    @Test
    void textWithoutTags_keepsItsLines() {
        assertThat(PlainText.of(" A &amp; B \r\n\r\n\r\n C\r\nD\t E ")).isEqualTo("A & B\n\nC\nD E");
    }

    @Test
    void charactersThatHideOrReorder_areRemoved_othersStay() {
        assertThat(PlainText.of("a\u0000b\u0081c\u200bd\u202ee\u2066f\ufeffg\ud800h\udc00i"))
                .isEqualTo("abcdefghi");
        assertThat(PlainText.of("naïve 😀 नमस्ते\u200d — “ok”")).isEqualTo("naïve 😀 नमस्ते\u200d — “ok”");
    }

    @Test
    void line_isOneLineOfLimitedLength() {
        assertThat(PlainText.line("<p>a</p><p>b<br>c</p>", 100)).isEqualTo("a b c");
        assertThat(PlainText.line("abcdefgh", 5)).isEqualTo("abcd…");
        assertThat(PlainText.line("abc😀fgh", 5)).isEqualTo("abc…");
    }
}

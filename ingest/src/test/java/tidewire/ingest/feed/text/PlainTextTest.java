package tidewire.ingest.feed.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "List<String> vs Map<K, V> | List<String> vs Map<K, V>",
                "x<y and a | x<y and a",
                "1 < 2 && 3 > 2 | 1 < 2 && 3 > 2",
                "I <3 it | I <3 it",
                "Board did <b>not</b> approve | Board did not approve",
                "<a href='http://x/?a<b'>all of it</a> | all of it",
                "<foo>bar</foo> | bar",
                "a <o:p></o:p>b | a b",
            })
    void whatOnlyLooksLikeATag_isText(String html, String text) {
        assertThat(PlainText.of(html)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"object", "iframe", "noscript", "svg", "textarea", "title", "xmp", "template", "select"})
    void elementLeftOpen_swallowsNothing(String name) {
        assertThat(PlainText.of("before <" + name + " src=\"x\"> after")).isEqualTo("before after");
    }

    @Test
    void elementClosed_isLeftOut() {
        assertThat(PlainText.of("a <iframe>b</iframe> c <object><p>d</p></object> e"))
                .isEqualTo("a c e");
        assertThat(PlainText.of("a <!-- b --> c <!-- d")).isEqualTo("a c d");
        assertThat(PlainText.of("a <![CDATA[b]]> c")).isEqualTo("a b c");
    }

    @Test
    void charactersOfWindows1252_areWhatTheirWriterMeant() {
        assertThat(PlainText.of("It&#146;s &#128; 5 \u0093x\u0094 &#x85;")).isEqualTo("It’s € 5 “x” …");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<a", "<!--", "<![CDATA[", "<a b=\"", "<object>", "<x1>", "&", "<b>", "<div>"})
    void hostileRepetition_endsSoonAndWhole(String part) {
        // Quadratic work on a million characters would take minutes: the build would stand still here.
        assertThat(PlainText.of("start " + part.repeat(1_000_000 / part.length())))
                .startsWith("start");
    }
}

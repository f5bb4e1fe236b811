package tidewire.summarizer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void clean_whiteSpaceAndControls_becomeOneSpace() {
        assertThat(PlainText.clean(" a\t\n\u00a0b\u0000\u2028c\u0007 ")).isEqualTo("a b c");
    }

    @Test
    void clean_decomposedLetters_areComposed() {
        assertThat(PlainText.clean("Ismai\u0308lia")).isEqualTo("Isma\u00eflia");
    }

    @Test
    void clean_textDirectionTricks_areRemoved() {
        assertThat(PlainText.clean("pay\u202e100\u202c to\u200b day\ufeff")).isEqualTo("pay100 to day");
    }

    @Test
    void clean_halfAPair_isReplaced() {
        assertThat(PlainText.clean("a\ud83d b")).isEqualTo("a\ufffd b");
    }

    @Test
    void key_ofTextsThatDifferInPunctuationOnly_isEqual() {
        assertThat(PlainText.key("Fed holds: rates at 0.25%!")).isEqualTo(PlainText.key("fed holds rates at 0 25"));
    }
}

package tidewire.summarizer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanLineTest {
    @Test
    void clean_whiteSpaceAndControls_becomeOneSpace() {
        assertThat(CleanLine.clean(" a\t\n\u00a0b\u0000\u2028c\u0007 ")).isEqualTo("a b c");
    }

    @Test
    void clean_decomposedLetters_areComposed() {
        assertThat(CleanLine.clean("Ismai\u0308lia")).isEqualTo("Isma\u00eflia");
    }

    @Test
    void clean_textDirectionTricks_areRemoved() {
        assertThat(CleanLine.clean("pay\u202e100\u202c to\u200b day\ufeff")).isEqualTo("pay100 to day");
    }

    @Test
    void clean_halfAPair_isReplaced() {
        assertThat(CleanLine.clean("a\ud83d b")).isEqualTo("a\ufffd b");
    }

    @Test
    void key_ofTextsThatDifferInPunctuationOnly_isEqual() {
        assertThat(CleanLine.key("Fed holds: rates at 0.25%!")).isEqualTo(CleanLine.key("fed holds rates at 0 25"));
    }
}

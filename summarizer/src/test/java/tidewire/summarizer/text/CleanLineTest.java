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
    void clean_lettersThatNobodySees_areRemoved_andNothingElseIsLeftOfThem() {
        assertThat(CleanLine.clean("pay\u3164 to\uffa0day\u061c")).isEqualTo("pay today");
        assertThat(CleanLine.clean("\u200d \u3164\u0301")).isEmpty();
        assertThat(CleanLine.clean("क्\u200dष 👩\u200d🚀")).isEqualTo("क्\u200dष 👩\u200d🚀");
    }

    @Test
    void clean_marksWithoutEnd_endWhereNoWritingHasMore() {
        assertThat(CleanLine.clean("a" + "\u0301\u0315".repeat(2_000))).hasSizeLessThanOrEqualTo(31);
    }

    @Test
    void key_ofTextsThatDifferInPunctuationOnly_isEqual() {
        assertThat(CleanLine.key("Fed holds: rates at 0.25%!")).isEqualTo(CleanLine.key("fed holds rates at 0 25"));
    }
}

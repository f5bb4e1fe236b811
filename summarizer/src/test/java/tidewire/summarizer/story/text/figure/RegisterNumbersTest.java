package tidewire.summarizer.story.text.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegisterNumbersTest {
    @Test
    void numbersOfOneRegister_tellMattersApart_andThoseOfDifferentRegistersDoNot() {
        assertThat(differ("CVE-2013-3893: hole in a browser", "CVE-2013-3897: hole in a browser"))
                .isTrue();
        assertThat(differ("CVE-2013-3893: hole in a browser", "MS13-080: browser patched"))
                .isFalse();
        assertThat(differ("MS13-080: fixes CVE-2013-3893", "MS13-081: fixes CVE-2013-3128"))
                .isTrue();
        assertThat(differ("MS13-080, MS13-081 patched", "MS13-081 patched")).isFalse();
        assertThat(differ("CVE-2013-3893: hole in a browser", "Browser patched"))
                .isFalse();
    }

    private static boolean differ(String a, String b) {
        return RegisterNumbers.differ(RegisterNumbers.of(a), RegisterNumbers.of(b));
    }
}

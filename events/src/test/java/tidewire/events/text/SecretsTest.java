package tidewire.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String SECRET = "XxSecret-Ab_12345";
    private final Secrets secrets = Secrets.of("/hooks/" + SECRET, "key=q%2FueryPart99&s=Sho7t", "xoxb-99887766-abc");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"timestamp\":\"2026-01-01\",\"status\":404,\"path\":\"/hooks/XxSecret-Ab_12345\"}",
                "<pre>Cannot POST /hooks/XxSecret-Ab_12345</pre>",
                "no such place: %2Fhooks%2FXxSecret%2DAb%5F12345",
                "twice escaped: %252Fhooks%252FXxSecret%252DAb%255F12345",
                "\"\\/hooks\\/XxSecret\\u002dAb\\u005f12345\"",
                "&#x2F;hooks&#47;XxSecret&#45;Ab&#95;12345",
                "in capitals XXSECRET-AB_12345 and /HOOKS/xxsecret-ab_12345",
                "XxSecret-Ab_12345",
                "broken off: XxSecret-Ab_1",
                "broken off before: cret-Ab_12345"
            })
    void pathThatIsRepeated_isHidden(String answer) {
        String shown = secrets.hiddenIn(answer).toLowerCase(java.util.Locale.ROOT);

        assertThat(shown).contains(Secrets.HIDDEN).doesNotContain("xxsecret", "cret-ab", "ab_1", "12345");
    }

    @Test
    void queryTokenAndShortParts_areHidden_andWhatIsBesideThemIsNot() {
        assertThat(secrets.hiddenIn("bad key q/ueryPart99 for sho7t (Bearer xoxb-99887766-abc), send it as JSON"))
                .isEqualTo("bad key q/… for … (Bearer …), send it as JSON");
        assertThat(secrets.hiddenIn("of ueryPart9 and sho7tly"))
                .as("a part of a long one, not of a word that is longer than a short one")
                .isEqualTo("of … and sho7tly");
    }

    @Test
    void wordsThatRepeatNothing_areAsTheyCame() {
        String answer = "{\"error\":\"invalid\\u005fpayload &amp; 100%25 wrong\"}";

        assertThat(secrets.hiddenIn(answer)).isEqualTo(answer);
        assertThat(Secrets.of(null, "", "/").hiddenIn("a / b")).isEqualTo("a / b");
    }

    @Test
    void passwordOfOddCharacters_isHiddenWhole() {
        assertThat(Secrets.of("u:p!?/a").hiddenIn("Basic u:p!?/a is wrong")).isEqualTo("Basic … is wrong");
    }
}

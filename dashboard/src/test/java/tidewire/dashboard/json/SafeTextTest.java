package tidewire.dashboard.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Größere Bewegung – 2 €",
                "one\ntwo\tthree",
                "زبان‌ها", // A zero-width non-joiner belongs to the word.
                "👩‍🚀 and 😀",
                "שלום"
            })
    void ordinaryText_isTheSame(String text) {
        assertThat(SafeText.of(text)).isSameAs(text);
    }

    /** Characters below U+10000 that an XML document may have. */
    private static boolean isXml(int c) {
        return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd);
    }

    @Test
    void whatTurnsOrHidesText_orNoDocumentMayHave_isGone() {
        for (int c = 0; c <= 0xffff; c++) {
            String safe = SafeText.of("a" + (char) c + "b");
            boolean bidi = switch (Character.getDirectionality((char) c)) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                        Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                        Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                        Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                        Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                        Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> true;
                default -> false;
            };
            boolean half = Character.isSurrogate((char) c);
            assertThat(safe.chars().allMatch(one -> half || isXml(one)))
                    .as("U+%04X", c)
                    .isTrue();
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
            if (bidi) {
                assertThat(safe).as("U+%04X", c).isEqualTo("ab");
            } else if (control) {
                assertThat(safe).as("U+%04X", c).isEqualTo("a b");
            }
        }
    }
}

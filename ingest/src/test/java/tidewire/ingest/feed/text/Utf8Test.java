package tidewire.ingest.feed.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @ParameterizedTest
    @ValueSource(strings = {"abcdefghij", "äöüäöüäöü", "新聞新聞新聞新聞", "😀😀😀😀😀", "aä新😀aä新😀"})
    void text_isShortenedToBytes_withAMark_betweenCharacters(String text) {
        assertThat(Utf8.bytes(text)).isEqualTo(text.getBytes(UTF_8).length);
        for (int max = 3; max < text.getBytes(UTF_8).length; max++) {
            String cut = Utf8.shortened(text, max);
            assertThat(cut.getBytes(UTF_8).length).isLessThanOrEqualTo(max);
            assertThat(cut).endsWith(Utf8.MARK);
            assertThat(text).startsWith(cut.substring(0, cut.length() - 1));
            assertThat(new String(cut.getBytes(UTF_8), UTF_8)).isEqualTo(cut);
        }
        assertThat(Utf8.shortened(text, text.getBytes(UTF_8).length)).isEqualTo(text);
    }
}

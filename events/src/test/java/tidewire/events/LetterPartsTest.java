package tidewire.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class LetterPartsTest {
    private static final int MOST = 100;

    private final Headers own = new RecordHeaders().add("ce_id", new byte[] {'7'});

    @Test
    void record_thatFits_isKeptWhole() {
        LetterParts parts = LetterParts.of(new byte[3], new byte[MOST], own, MOST);

        assertThat(parts.key()).hasSize(3);
        assertThat(parts.value()).hasSize(MOST);
        assertThat(parts.headers().toArray()).isEqualTo(own.toArray());
    }

    @Test
    void whatIsTooLong_isCutOrLeftOut_andSaysSo() {
        assertThat(length(LetterParts.of(new byte[3], new byte[MOST + 1], own, MOST)))
                .isEqualTo("110");
        assertThat(LetterParts.of(new byte[20_000], null, own, MOST).key()).hasSize(16 << 10);
        assertThat(length(LetterParts.of(new byte[20_000], null, own, MOST))).isEqualTo("20006");
        own.add("theirs", new byte[70_000]);
        LetterParts parts = LetterParts.of(null, null, own, MOST);
        assertThat(parts.headers().lastHeader("theirs")).isNull();
        assertThat(length(parts)).isEqualTo("70012");
        assertThat(own.lastHeader("theirs")).isNotNull();
    }

    @Test
    void headersOfTheWorld_areCountedInBytes_andNoneSpeaksForAStage() {
        own.add("\u7d5e".repeat(30_000), null);
        assertThat(length(LetterParts.of(null, null, own, MOST))).isEqualTo("90006");

        Headers forged = new RecordHeaders()
                .add(DeadLetter.LENGTH, new byte[] {'9'})
                .add(DeadLetter.TOPIC, new byte[] {'x'})
                .add("ce_id", new byte[] {'7'});
        assertThat(LetterParts.of(null, null, forged, MOST).headers())
                .extracting(Header::key)
                .containsExactly("ce_id");
    }

    @Test
    void reason_isOneLineWithAnEnd() {
        assertThat(LetterParts.reason("no\n\tnumber: \u001b[31m5")).isEqualTo("no number: [31m5");
        assertThat(LetterParts.reason("x".repeat(2_000))).hasSize(1_001).endsWith("…");
    }

    private static String length(LetterParts parts) {
        return new String(parts.headers().lastHeader(DeadLetter.LENGTH).value(), StandardCharsets.UTF_8);
    }
}

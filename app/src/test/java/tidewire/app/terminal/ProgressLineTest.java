package tidewire.app.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final String CLEAR = "\r\033[K";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void onATerminal_theLineChangesInPlace_andGivesWayToOthers() {
        ProgressLine line = new ProgressLine(new PrintStream(err, true, UTF_8), true);
        line.show("one");
        line.show("two");
        line.say("a digest");
        line.show("three");
        line.close();

        assertThat(err.toString(UTF_8))
                .isEqualTo(CLEAR + "one" + CLEAR + "two" + CLEAR + "a digest" + System.lineSeparator() + CLEAR + "three"
                        + CLEAR);
    }

    @Test
    void onATerminal_aLineThatWouldWrap_isCut() {
        ProgressLine line = new ProgressLine(new PrintStream(err, true, UTF_8), true);
        line.show("x".repeat(500));

        assertThat(err.toString(UTF_8)).hasSize(CLEAR.length() + 99).endsWith("x…");
    }

    @Test
    void inAFile_linesArePlain() {
        ProgressLine line = new ProgressLine(new PrintStream(err, true, UTF_8), false);
        line.show("one");
        line.show("two");
        line.close();

        assertThat(err.toString(UTF_8).lines()).containsExactly("one", "two");
        assertThat(err.toString(UTF_8)).doesNotContain("\r\033", "\033");
    }
}

package tidewire.summarizer.digest.tell.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.llm.SinkWindow;
import tidewire.llm.WindowConfig;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.digest.tell.DeskCounters;
import tidewire.summarizer.digest.tell.DigestMetrics;
import tidewire.summarizer.gate.Gate;
import tidewire.summarizer.gate.Judgement;
import tidewire.summarizer.gate.Limits;
import tidewire.summarizer.gate.cut.Shorter;
import tidewire.summarizer.prompt.StoryText;
import tidewire.summarizer.prompt.TapeFormat;
import tidewire.summarizer.prompt.Task;
import tidewire.summarizer.testing.ByteTokenizer;
import tidewire.summarizer.testing.CopyingModel;

class LineWriterTest {
    private static final String LONG =
            "A flaw in the parser of the Zip Library (aka zip or pkzip) 2.17 and earlier allows remote attackers to cause a denial of service "
                    + "(crash) or possibly execute arbitrary code via a long string, which triggers an overflow.";

    private static Optional<LineWriter.Written> cut(CopyingModel model) {
        DigestMetrics metrics = new DigestMetrics(new SimpleMeterRegistry());
        DigestOptions options = new DigestOptions(
                new WindowConfig(4, 2_000, WindowConfig.Eviction.ENTRY, 256), true, 160, true, 64, 3, 0, null);
        TapeFormat format = TapeFormat.of(model);
        StoryText story = new StoryText(List.of(new StoryText.Report(LONG, "")), List.of());
        try (SinkWindow window = model.openWindow(options.window())) {
            return new LineWriter(model, format, options, metrics)
                    .cut(
                            new LineWriter.Assignment(
                                    "markets",
                                    "line",
                                    window,
                                    new Gate(Set.of(), true, Limits.DEFAULT),
                                    new DeskCounters()),
                            Wanted.line(format, story, List.of(Task.REWORD, Task.SHORTEN), News.ALL),
                            Shorter.of(LONG));
        }
    }

    /** What was found whole by its words alone, the model may know better. */
    @Test
    void cutByRule_leavesOnlyWhereTheModelFindsItWhole() {
        CopyingModel trusting = CopyingModel.tapeTwo();
        CopyingModel doubting = CopyingModel.tapeTwo();
        doubting.doubt();

        assertThat(cut(trusting)).hasValueSatisfying(one -> {
            assertThat(one.text()).endsWith("a denial of service (crash).");
            assertThat(one.judgement().check()).isGreaterThan(Limits.DEFAULT.cut());
        });
        assertThat(cut(doubting)).isEmpty();
        assertThat(trusting.open() + doubting.open()).isZero();
    }

    /** A model that was not taught to check is not asked. */
    @Test
    void cutByRule_leavesOnItsWordsAlone_whereTheModelKnowsNoCheck() {
        assertThat(cut(new CopyingModel(ByteTokenizer.marked())))
                .hasValueSatisfying(one -> assertThat(one.judgement()).isEqualTo(Judgement.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "researchers find a frog., Researchers find a frog.",
        "iPhone sales fall., iPhone sales fall.",
        "IBM falls., IBM falls.",
        "lib/player.php leaks., lib/player.php leaks.",
        "mdbms.dll leaks., mdbms.dll leaks.",
        "read_file leaks., read_file leaks.",
        "toll rises., Toll rises.",
        "17 die in Oslo., 17 die in Oslo.",
        "'',''"
    })
    void capitalised_onlyAWordWithoutAnyCapital_isChanged(String written, String line) {
        assertThat(LineWriter.capitalised(written)).isEqualTo(line);
    }
}

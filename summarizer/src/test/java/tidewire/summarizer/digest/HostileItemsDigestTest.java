package tidewire.summarizer.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tidewire.events.Digest;
import tidewire.events.StoryRef;
import tidewire.llm.WindowConfig;
import tidewire.summarizer.Desk;
import tidewire.summarizer.TestObjects;
import tidewire.summarizer.testing.ByteTokenizer;
import tidewire.summarizer.testing.CopyingModel;
import tidewire.summarizer.testing.HostileTexts;

/** Whatever one item says, its interval has its digest, and what else happened is told. */
class HostileItemsDigestTest {
    private static final DigestOptions OPTIONS = new DigestOptions(
            new WindowConfig(4, 500, WindowConfig.Eviction.ENTRY, 256), true, 160, false, 64, 100, 0, null);
    private static final int AN_INTERVAL = 8;
    private static final String NEWS = "Parliament of Tarn votes on its budget";

    private final Desk desk = TestObjects.marketsDesk();

    @Test
    void itemsOfAnyText_areNoReasonForNoDigest() {
        List<String> texts = HostileTexts.alone(2_000).stream()
                .filter(text -> !text.isBlank())
                .toList();
        for (int from = 0; from < texts.size(); from += AN_INTERVAL) {
            List<String> some = texts.subList(from, Math.min(texts.size(), from + AN_INTERVAL));
            ProcessorHarness harness = new ProcessorHarness(desk, new CopyingModel(ByteTokenizer.marked()), OPTIONS);
            Tape tape = new Tape(desk).report("n", "n", StoryRef.Role.NEW, 0.9, NEWS, "");
            some.forEach(text -> tape.item("t" + text.hashCode(), text, text));
            harness.send(tape.end().entries());
            harness.close();
            assertThat(harness.digests()).as(some.toString()).hasSize(1);
            assertThat(harness.digests().get(0).lines())
                    .as(some.toString())
                    .extracting(Digest.Line::text)
                    .anyMatch(line -> line.startsWith(NEWS))
                    .allMatch(line -> line.length() <= 450 && !line.isBlank());
        }
    }
}

package tidewire.summarizer.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tidewire.events.Citation;
import tidewire.events.Digest;
import tidewire.events.NewsItem;
import tidewire.events.StoryRef;
import tidewire.events.StoryRef.Role;
import tidewire.llm.WindowConfig;
import tidewire.summarizer.Desk;
import tidewire.summarizer.TestObjects;
import tidewire.summarizer.testing.ByteTokenizer;
import tidewire.summarizer.testing.CopyingModel;
import tidewire.summarizer.testing.Samples;

/** What comes after something was told: the newest first, corrections before all, and nothing vanishes. */
class DigestUpdatesTest {
    private final Desk desk = TestObjects.marketsDesk();

    private List<Digest> digests(Tape tape, CopyingModel model) {
        DigestOptions options = new DigestOptions(
                new WindowConfig(4, 900, WindowConfig.Eviction.ENTRY, 256), true, 160, true, 64, 3, 0, null);
        ProcessorHarness harness = new ProcessorHarness(desk, model, options);
        harness.send(tape.entries());
        harness.close();
        return harness.digests();
    }

    private List<Digest> digests(Tape tape) {
        return digests(tape, new CopyingModel(ByteTokenizer.marked()));
    }

    private Tape toll(String... figures) {
        Tape tape = new Tape(desk);
        for (int i = 0; i < figures.length; i++) {
            tape.report("r" + i, "a", i == 0 ? Role.NEW : Role.UPDATE, 0.6, figures[i] + " killed near Suez", "");
        }
        return tape.end();
    }

    @Test
    void severalReportsOfAToll_areToldByTheNewest_whichTheModelIsShown() {
        CopyingModel model = new CopyingModel(ByteTokenizer.marked());
        Digest digest = digests(toll("6 soldiers are", "8 soldiers are", "11 soldiers are", "14 soldiers are"), model)
                .get(0);
        assertThat(digest.lines()).hasSize(1);
        assertThat(digest.lines().get(0).text()).startsWith("14 soldiers");
        String asked = model.prompts().get(model.prompts().size() - 1);
        assertThat(asked).contains("14 soldiers").contains("11 soldiers").doesNotContain("6 soldiers");
    }

    @Test
    void correction_isTold_notWhatItCorrects() {
        Tape tape = toll("Six soldiers were")
                .report("b", "a", Role.UPDATE, 0.6, "Eight soldiers were killed near Suez", "")
                .report("c", "a", Role.CORRECTION, 0.6, "Correction: seven soldiers were killed near Suez", "")
                .report("d", "a", Role.UPDATE, 0.6, "Minister visits the soldiers near Suez", "")
                .end();
        Digest.Line line = digests(tape).get(1).lines().get(0);
        assertThat(line.role()).isEqualTo(Role.CORRECTION);
        assertThat(line.text()).containsIgnoringCase("seven").doesNotContain("Eight");
        assertThat(line.cites()).extracting(Citation::id).contains("b", "c", "d");
    }

    @Test
    void toldStory_ofWhichTheModelWritesNothing_isListed() {
        Tape tape = toll("Six soldiers were")
                .report("b", "a", Role.UPDATE, 0.6, "Soldiers were killed by a bomb near Suez", "")
                .end();
        CopyingModel silent = CopyingModel.tapeTwo();
        silent.fallSilent();
        List<Digest> digests = digests(tape, silent);
        assertThat(digests.get(0).lines()).as("what is new must be told").hasSize(1);
        assertThat(digests.get(1).lines()).isEmpty();
        assertThat(digests.get(1).untold()).extracting(Digest.Untold::story).containsExactly("a");
    }

    @Test
    void silence_isNoAnswerToACorrection_norToAHeadlineWithAnotherFigure() {
        CopyingModel silent = CopyingModel.tapeTwo();
        silent.fallSilent();
        Tape tape = toll("Six soldiers were")
                .report("b", "a", Role.UPDATE, 0.6, "Eight soldiers were killed near Suez", "")
                .end()
                .report("c", "a", Role.CORRECTION, 0.6, "Soldiers were hurt near Suez, not killed", "")
                .end();
        assertThat(digests(tape, silent))
                .extracting(digest -> digest.lines().get(0).role())
                .containsExactly(Role.NEW, Role.UPDATE, Role.CORRECTION);
    }

    @Test
    void firstReportThatWasToldAlready_doesNotHideALaterOne() {
        Tape tape = toll("Six soldiers were")
                .report("b", "a", Role.UPDATE, 0.6, "Minister resigns over the attack", "")
                .report("c", "a", Role.UPDATE, 0.6, "Six soldiers were killed near Suez", "")
                .end();
        assertThat(digests(tape).get(1).lines())
                .extracting(Digest.Line::text)
                .containsExactly("Minister resigns over the attack");
    }

    @Test
    void updateThatSaysOnlyWhatWasTold_isListed_notTold() {
        Tape tape = toll("Six soldiers were")
                .report("b", "a", Role.UPDATE, 0.6, "Six soldiers were killed near Suez on Monday", "")
                .end();
        Digest second = digests(tape).get(1);
        assertThat(second.lines()).isEmpty();
        assertThat(second.untold()).extracting(Digest.Untold::story).containsExactly("a");
        assertThat(second.untoldTotal()).isOne();
    }

    @Test
    void storiesOfOneText_shareALine_thatCitesBoth_andAreToldOnce() {
        Tape tape = new Tape(desk);
        String text = "An attacker can read the memory of the server";
        tape.report("a", "a", Role.NEW, 0.6, text, "").report("b", "b", Role.NEW, 0.5, text, "");
        tape.end().report("c", "b", Role.COPY, 0.5, text, "").end();
        List<Digest> digests = digests(tape);
        assertThat(digests).hasSize(1);
        assertThat(digests.get(0).lines()).hasSize(1);
        assertThat(digests.get(0).lines().get(0).cites())
                .extracting(Citation::id)
                .containsExactly("a", "b");
        assertThat(digests.get(0).untold()).isEmpty();
    }

    /** Some 200 reports with long titles and addresses: the digest's topic would not take all of their citations. */
    @Test
    void storyOfWhichNotAllReportsFitTheDigest_isToldOnceAllTheSame() {
        Tape tape = new Tape(desk);
        for (int i = 0; i < 200; i++) {
            NewsItem item = Samples.item("r" + i, "Six soldiers were killed near Suez", "");
            tape.item(
                    Samples.linked(item, "https://example.org/" + "a".repeat(7_000)),
                    new StoryRef("a", i == 0 ? Role.NEW : Role.UPDATE, i + 1, 1, 0.6, Map.of()));
        }
        tape.end()
                .report("copy", "a", Role.COPY, 0.6, "Six soldiers were killed near Suez", "")
                .end();
        List<Digest> digests = digests(tape);
        assertThat(digests).as("a copy of what was told is no news").hasSize(1);
        assertThat(digests.get(0).lines().get(0).cites()).hasSizeBetween(10, 199);
    }

    @Test
    void moreUntoldStoriesThanAreListed_areCounted() {
        Tape tape = new Tape(desk);
        for (int i = 0; i < 600; i++) {
            tape.report("i" + i, "i" + i, Role.NEW, 0.3, "Town number " + i + " votes on a plan", "");
        }
        Digest digest = digests(tape.end()).get(0);
        assertThat(digest.untold()).hasSize(500);
        assertThat(digest.untoldTotal() + digest.lines().size()).isEqualTo(600);
    }
}

package tidewire.summarizer.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tidewire.events.Digest;
import tidewire.events.StoryRef;
import tidewire.llm.WindowConfig;
import tidewire.summarizer.Desk;
import tidewire.summarizer.TestObjects;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.testing.ByteTokenizer;
import tidewire.summarizer.testing.CopyingModel;

/** A desk that is brought more than it may read: half an hour at one token a second; an entry has about 100 of the byte tokenizer. */
class DigestSheddingTest {
    private static final int SLICE = 256;

    private final Desk desk = TestObjects.marketsDesk();

    private ProcessorHarness harness() {
        // A window for all of it: what has been read is known as long as the window holds it.
        DigestOptions options = new DigestOptions(
                new WindowConfig(4, 20_000, WindowConfig.Eviction.ENTRY, 256), true, 160, true, SLICE / 4, 3, 1, null);
        return new ProcessorHarness(desk, new CopyingModel(ByteTokenizer.marked()), options);
    }

    private static Tape report(Tape tape, String id, double importance) {
        return tape.report(
                id,
                id,
                StoryRef.Role.NEW,
                importance,
                "Town number " + id.substring(1) + " votes on a plan",
                "The council of town number " + id.substring(1) + " votes on a plan to build a school.");
    }

    /** An hour whose best report comes last. */
    private static Tape crowded(Tape tape, int from, double lowest, double best) {
        for (int i = from; i < from + 60; i++) {
            report(tape, "i" + i, i == from + 59 ? best : lowest + 0.001 * (i - from));
        }
        return tape.end();
    }

    @Test
    void moreThanTheIntervalsShare_isReadBestFirst_andTheRestCounted() {
        Tape tape = crowded(new Tape(desk), 0, 0.3, 0.9);
        ProcessorHarness harness = harness();
        harness.send(tape.entries());
        harness.catchUp();
        Digest digest = harness.digests().get(0);

        assertThat(digest.tokens().read()).isBetween(1_800L, 2_000L);
        assertThat(digest.notRead()).isBetween(35, 50);
        assertThat(digest.lines().get(0).story()).as("came last, read first").isEqualTo("i59");
        assertThat(digest.lines().get(0).novelty()).isPositive();
        assertThat(digest.lines().size() + digest.untold().size()).isEqualTo(60);
    }

    @Test
    void whatRanksBelowAllThatWasLeftOut_waitsInTheNextInterval_whenItComesFirst() {
        Tape tape = crowded(new Tape(desk), 0, 0.5, 0.9);
        int first = tape.entries().size();
        for (int i = 100; i < 130; i++) {
            report(tape, "i" + i, 0.1);
        }
        for (int i = 130; i < 160; i++) {
            report(tape, "i" + i, 0.6);
        }
        tape.end();
        ProcessorHarness harness = harness();
        harness.send(tape.entries().subList(0, first));
        harness.catchUp();
        harness.send(tape.entries().subList(first, tape.entries().size()));
        harness.catchUp();

        List<IntervalReport> read = harness.readReports().stream()
                .filter(report -> report.id().matches("i1\\d\\d"))
                .toList();
        assertThat(read).hasSizeGreaterThan(10);
        assertThat(read)
                .as("the lowest-ranked of the interval are what is left out, although they came first")
                .allMatch(report -> report.story().importance() == 0.6);
        assertThat(harness.digests().get(1).notRead()).isEqualTo(60 - read.size());
    }

    @Test
    void intervalWithRoomAgain_isReadAsItComes() {
        Tape tape = crowded(new Tape(desk), 0, 0.5, 0.9);
        report(tape, "i100", 0.1).end();
        report(tape, "i101", 0.1);
        ProcessorHarness harness = harness();
        harness.send(tape.entries());
        harness.catchUp();

        assertThat(harness.readReports()).extracting(IntervalReport::id).contains("i100", "i101");
        assertThat(harness.digests()).hasSize(2);
        assertThat(harness.digests().get(1).notRead()).isZero();
    }

    @Test
    void endOfACrowdedInterval_isReadInSlices_andWhatComesBehindWaits() {
        Tape tape = crowded(new Tape(desk), 0, 0.3, 0.9);
        report(tape, "i100", 0.8).end();
        ProcessorHarness undisturbed = harness();
        undisturbed.send(tape.entries());
        undisturbed.catchUp();
        assertThat(undisturbed.digests()).hasSize(2);

        ProcessorHarness killed = harness();
        killed.send(tape.entries());
        int before = killed.readReports().size();
        killed.slice();
        assertThat(killed.digests()).isEmpty();
        assertThat(killed.readReports().size() - before)
                .as("of about 100 tokens each, in a slice of " + SLICE)
                .isBetween(1, 4);
        killed.restart();
        killed.catchUp();
        assertThat(killed.digests()).isEqualTo(undisturbed.digests());
        assertThat(ids(killed)).isEqualTo(ids(undisturbed));
    }

    private static List<String> ids(ProcessorHarness harness) {
        return harness.readReports().stream().map(IntervalReport::id).toList();
    }
}

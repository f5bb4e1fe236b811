package tidewire.summarizer;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.TestObjects.START;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidewire.events.TapeStatus;

class DeskBoardTest {
    private Instant now = START;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DeskBoard board = new DeskBoard(() -> now, Duration.ofMinutes(1), registry);

    @Test
    void deskThatKeepsUp_hasNoProblem() {
        tape(START.minusSeconds(2), 10, null);
        board.digest("world", START.minusSeconds(2), 10);

        assertThat(board.problems()).containsExactly(Map.entry("desk world", Optional.empty()));
    }

    @Test
    void silentIngestor_isNamed_withHowFarTheDeskIsBehind() {
        tape(START.minusSeconds(40), 10, "left");

        assertThat(board.problems().get("desk world"))
                .contains("40 s behind: ingestor left says nothing since " + START.minusSeconds(40));
    }

    @Test
    void tapeStageThatIsBehind_isNamed() {
        tape(START.minusSeconds(600), 10, null);

        assertThat(board.problems().get("desk world"))
                .contains("10 min behind: the tape stage has read up to " + START.minusSeconds(600));
        assertThat(behind("tape")).isEqualTo(600);
    }

    @Test
    void ingestorsThatHaveAllEnded_areSaid() {
        tape(START.minusSeconds(600), 10, Map.of(), null);

        assertThat(board.problems().get("desk world"))
                .contains("10 min behind: no ingestor runs since " + START.minusSeconds(600));
    }

    @Test
    void modelThatIsBehind_isNamed_withWhatWaitsForIt() {
        tape(START, 100, null);
        board.digest("world", START.minusSeconds(300), 60);

        assertThat(board.problems().get("desk world"))
                .contains("the model is 5 min behind the tape: 40 entries wait for it");
        assertThat(behind("digest")).isEqualTo(300);
    }

    @Test
    void deskWhoseTurnHasNotCome_isBehind_asSoonAsItsTapeGoesOn() {
        board.tapes(Map.of(0, List.of("world"), 1, List.of("of another process")));
        board.digests(0);
        tape(START.minusSeconds(300), 4, null);
        assertThat(board.problems().get("desk world"))
                .contains("5 min behind: the tape stage has read up to " + START.minusSeconds(300));

        tape(START, 40, null);

        assertThat(board.problems())
                .containsExactly(Map.entry(
                        "desk world",
                        Optional.of(
                                "the model is 5 min behind the tape: 41 entries wait for it, which has read nothing of"
                                        + " this desk yet")));
        assertThat(behind("digest")).isEqualTo(300);
        board.digestsGone(0);
        assertThat(board.problems().get("desk world")).isEmpty();
    }

    @Test
    void entryAfterLongSilence_isNotBehind_beforeItHasWaited() {
        tape(START.minusSeconds(2), 60, null);
        board.digest("world", START.minusSeconds(30_000), 60);

        tape(START, 61, null);

        assertThat(board.problems().get("desk world")).isEmpty();
        assertThat(behind("digest")).isEqualTo(2);
    }

    @Test
    void deskWithoutNews_isNotBehind_howeverOldItsLastEntry() {
        tape(START, 60, null);
        board.digest("world", START.minusSeconds(30_000), 60);

        assertThat(board.problems().get("desk world")).isEmpty();
        assertThat(behind("digest")).isZero();
    }

    @Test
    void deskThatMovesToAnotherProcess_isNoProblemOfThisOne() {
        tape(START.minusSeconds(600), 100, null);
        board.digest("world", START.minusSeconds(1_200), 60);

        board.tapeGone("world");
        assertThat(board.problems()).isEmpty();
        assertThat(registry.find("tidewire.desk.behind").tag("stage", "tape").gauges())
                .isEmpty();

        board.digestGone("world");
        assertThat(registry.find("tidewire.desk.behind").gauges()).isEmpty();
        tape(START.minusSeconds(600), 100, null);
        assertThat(board.problems()).containsOnlyKeys("desk world");
    }

    private double behind(String stage) {
        return registry.get("tidewire.desk.behind")
                .tags("desk", "world", "stage", stage)
                .gauge()
                .value();
    }

    private void tape(Instant time, long sequence, @Nullable String waitingFor) {
        tape(time, sequence, Map.of("left", time), waitingFor);
    }

    private void tape(Instant time, long sequence, Map<String, Instant> ingestors, @Nullable String waitingFor) {
        board.tape(new TapeStatus("world", time, sequence, ingestors, waitingFor, now));
    }
}

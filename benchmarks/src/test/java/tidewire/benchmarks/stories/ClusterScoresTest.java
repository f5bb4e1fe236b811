package tidewire.benchmarks.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.play.LabelledSet;

class ClusterScoresTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    @TempDir
    Path folder;

    /** Events A = {1, 2, 3}, B = {4, 5}; stories {1, 2}, {3, 4, 5}; worked out by hand. */
    @Test
    void scores_areThoseWorkedOutByHand() throws Exception {
        LabelledSet set = set(
                line("1", "\"A\"", "\"c\"", "\"4\""),
                line("2", "\"A\"", "\"c\"", ""),
                line("3", "\"A\"", "\"c\"", "\"4\""),
                line("4", "\"B\"", "null", "\"1\""),
                line("5", "\"B\"", "null", ""),
                line("6", "null", "null", ""));
        ClusterScores scores =
                ClusterScores.of(set, Map.of("1", "x", "2", "x", "3", "y", "4", "y", "5", "y", "6", "y"));

        assertThat(scores.items()).isEqualTo(5);
        assertThat(scores.bCubedPrecision()).isCloseTo((1 + 1 + 1 / 3.0 + 2 / 3.0 + 2 / 3.0) / 5, EXACT);
        assertThat(scores.bCubedRecall()).isCloseTo((2 / 3.0 + 2 / 3.0 + 1 / 3.0 + 1 + 1) / 5, EXACT);
        assertThat(scores.pairPrecision()).isCloseTo(2 / 4.0, EXACT);
        assertThat(scores.pairRecall()).isCloseTo(2 / 4.0, EXACT);
        assertThat(scores.chainFound()).isEqualTo(1);
        assertThat(scores.chainLinks()).isEqualTo(2);
        assertThat(scores.apart())
                .as("a pair that is named on both sides counts once")
                .isEqualTo(2);
        assertThat(scores.keptApart()).isEqualTo(1);
    }

    @Test
    void spearman_isThatOfTheTextbook() {
        // Ranks of a: 1 2.5 2.5 4; of b: 2 1 3 4. Pearson of these: 3.0 / sqrt(4.5 * 5).
        assertThat(Foretold.spearman(List.of(1.0, 2.0, 2.0, 3.0), List.of(5.0, 4.0, 6.0, 7.0)))
                .isCloseTo(3.0 / Math.sqrt(4.5 * 5), EXACT);
    }

    @Test
    void dcg_isTheSumOfDiscountedGains() {
        assertThat(RankScores.dcg(List.of(3, 0, 1))).isCloseTo(7 + 1 / 2.0, EXACT);
    }

    @Test
    void lineThatCannotBeUsed_isNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("bad.jsonl"), line("1", "null", "null", "") + "\nnonsense\n");

        assertThatThrownBy(() -> LabelledSet.read(file, null)).hasMessageContaining("line 2");
    }

    private LabelledSet set(String... lines) throws Exception {
        return LabelledSet.read(Files.write(folder.resolve("set.jsonl"), List.of(lines)), null);
    }

    private static String line(String id, String story, String chain, String apart) {
        return "{\"id\": \"%s\", \"published\": \"2013-09-16T08:0%s:00Z\", \"title\": \"Title\", \"story\": %s, \"chain\": %s, \"hard_negatives\": [%s]}"
                .formatted(id, id, story, chain, apart);
    }
}

package tidewire.summarizer.story.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tidewire.events.StoryRef;
import tidewire.events.StoryRef.Role;

class IntervalRankingTest {
    private static final Instant TIME = Instant.parse("2013-09-16T08:00:00Z");

    @Test
    void moreImportantStory_comesFirst() {
        assertThat(order(story("a", 0.4), story("b", 0.6))).containsExactly("b", "a");
    }

    @Test
    void amongEquals_theMoreSurprisingComesFirst_thenTheLowerId() {
        assertThat(order(story("b", 0.4), story("a", 0.4))).containsExactly("a", "b");
        assertThat(order(story("a", 0.4), with(story("b", 0.4), 0, 1.0, 0, true)))
                .containsExactly("b", "a");
        assertThat(order(story("a", 0.5), with(story("b", 0.4), 0, 1.0, 0, true)))
                .as("surprise never beats importance")
                .containsExactly("a", "b");
    }

    @Test
    void toldStory_decays() {
        assertThat(order(with(story("a", 0.5), 0, 0, 1, true), story("b", 0.48)))
                .containsExactly("b", "a");
    }

    @Test
    void linkedMove_counts() {
        assertThat(order(with(story("a", 0.4), 8, 0, 0, true), story("b", 0.5))).containsExactly("a", "b");
    }

    @Test
    void copiesAlone_areNotWorthTelling() {
        Ranked copy = IntervalRanking.order(List.of(with(story("a", 0.9), 0, 0, 1, false)))
                .get(0);
        assertThat(copy.worthTelling()).isFalse();
    }

    @Test
    void filler_isNotWorthTelling() {
        assertThat(IntervalRanking.order(List.of(story("a", 0.1))).get(0).worthTelling())
                .isFalse();
    }

    @Test
    void filler_fillsInWhereThereIsNothingElse_unlessSomethingSpeaksAgainstIt() {
        assertThat(IntervalRanking.fillsIn(Map.of("base", 0.14))).isTrue();
        assertThat(IntervalRanking.fillsIn(Map.of("base", 0.14, "kind", -0.1)))
                .as("a headline without a text")
                .isTrue();
        assertThat(IntervalRanking.fillsIn(Map.of("base", 0.14, "kind", -0.15))).isFalse();
        assertThat(IntervalRanking.fillsIn(Map.of("base", 0.14, "event", -0.05)))
                .isFalse();
        assertThat(IntervalRanking.fillsIn(Map.of("base", 0.14, "focus", -0.15)))
                .isFalse();
    }

    @Test
    void reasons_addUpToTheRank() {
        Ranked ranked = IntervalRanking.order(List.of(with(story("a", 0.4), 6, 0.7, 2, true)))
                .get(0);
        assertThat(ranked.reasons().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(ranked.rank(), Offset.offset(1e-6));
    }

    private static List<String> order(Candidate... stories) {
        return IntervalRanking.order(List.of(stories)).stream()
                .map(ranked -> ranked.candidate().ref().id())
                .toList();
    }

    private static Candidate story(String id, double importance) {
        return new Candidate(
                new StoryRef(id, Role.NEW, 1, 1, importance, Map.of("event", importance)), TIME, 0, 0, 0, true);
    }

    private static Candidate with(Candidate story, double move, double novelty, int told, boolean hasNews) {
        return new Candidate(story.ref(), story.last(), move, novelty, told, hasNews);
    }
}

package tidewire.summarizer.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tidewire.summarizer.testing.Samples.NINE;
import static tidewire.summarizer.testing.Samples.price;
import static tidewire.summarizer.testing.Samples.report;

import java.util.List;
import org.junit.jupiter.api.Test;
import tidewire.events.Interval;

class RankingTest {
    private static final Interval HOUR = new Interval(NINE, NINE.plusSeconds(3600));
    private static final Surprise USUAL =
            Surprise.NONE.with(2).with(3).with(4).with(3).with(2).with(4);
    private final Ranking ranking = new Ranking(HOUR, USUAL, USUAL);

    private static Story story(Story.Item... items) {
        return new Story(items[0].id(), List.of(items), List.of());
    }

    @Test
    void rank_ofAKnownStory_isTheFormula() {
        // Novelty as usual 0.5, no move, at the start of the interval, one source, headline only: 0.4 * 0.5 + 0.1 *
        // 0.5.
        RankedStory ranked = ranking.rank(story(report("a", "A", "", 30)));
        assertThat(ranked.rank()).isEqualTo(0.25);
        assertThat(ranked.novelty()).isEqualTo(3);
    }

    @Test
    void best_moreSurprisingStory_comesFirst() {
        List<RankedStory> best =
                ranking.best(List.of(story(report("a", "A", "", 30)), story(report("b", "B", "", 45))), 5);
        assertThat(best).extracting(ranked -> ranked.story().id()).containsExactly("b", "a");
        assertThat(best.get(0).novelty()).isEqualTo(4.5);
    }

    @Test
    void best_equalStories_standInOrderOfTheirIds() {
        assertThat(ranking.best(List.of(story(report("b", "B", "", 30)), story(report("a", "A", "", 30))), 1))
                .extracting(ranked -> ranked.story().id())
                .containsExactly("a");
    }

    @Test
    void rank_linkedMoveAndSecondSource_raiseIt() {
        Story plain = story(report("a", "A", "", 30));
        Story moved = new Story("a", plain.items(), List.of(price("SPY", NINE, "1.0", "-4")));
        Story.Item other = new Story.Item("b", "feed:fed", NINE, true, false, "B", "", null, List.of(), 30, 10);
        double base = ranking.rank(plain).rank();
        assertThat(ranking.rank(moved).rank() - base).isEqualTo(0.125, within(1e-9));
        assertThat(ranking.rank(story(plain.items().get(0), other)).rank() - base)
                .isEqualTo(0.05, within(1e-9));
    }

    @Test
    void rank_extremeValues_staysBetweenZeroAndOne() {
        Story.Item wild = new Story.Item(
                "a", "feed:world", NINE.plusSeconds(1_000_000), true, false, "A", "more", null, List.of(), 1e9, 1);
        Story.Item broken =
                new Story.Item("b", "feed:world", NINE, true, true, "B", "", null, List.of(), Double.NaN, 1);
        Story all = new Story("a", List.of(wild), List.of(price("SPY", NINE, "99.0", "1000000")));
        assertThat(ranking.rank(all).rank()).isBetween(0.0, 1.0);
        assertThat(ranking.rank(story(broken)).rank()).isBetween(0.0, 1.0);
    }

    @Test
    void surprise_valueThatIsNoNumber_isLeftOut() {
        assertThat(USUAL.with(Double.NaN)).isEqualTo(USUAL);
        assertThat(USUAL.mean()).isEqualTo(3, within(1e-9));
        assertThat(Surprise.NONE.score(9)).isEqualTo(0.5);
    }
}

package tidewire.summarizer.story;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.testing.Samples.NINE;
import static tidewire.summarizer.testing.Samples.price;
import static tidewire.summarizer.testing.Samples.report;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoriesTest {
    @Test
    void of_movesOfASymbolNobodyNames_areAStoryOfTheTwoLargest() {
        List<Story> stories = Stories.of(
                List.of(report("a", "A", "", 1, "IBM")),
                List.of(
                        price("SPY", NINE.plusSeconds(60), "0.5", "4"),
                        price("SPY", NINE.plusSeconds(120), "-0.9", "-8"),
                        price("SPY", NINE.plusSeconds(180), "0.7", "6")));
        assertThat(stories).extracting(Story::id).containsExactly("a", "move:SPY:2013-10-09T13:02:00Z");
        assertThat(stories.get(1).moves())
                .extracting(move -> move.zScore().toString())
                .containsExactly("-8", "6");
        assertThat(stories.get(0).moves()).isEmpty();
    }

    @Test
    void of_movesOfASymbolThatTwoReportsName_belongToTheNearestOnly() {
        Story.Item early = report("early", "A", "", 1, "IBM");
        Story.Item near = new Story.Item(
                "near", "feed:fed", NINE.plusSeconds(600), true, false, "B", "", null, List.of("IBM"), 1, 10);
        List<Story> stories =
                Stories.of(List.of(near, early), List.of(price("IBM", NINE.plusSeconds(900), "0.5", "4")));
        assertThat(stories).extracting(Story::id).containsExactly("early", "near");
        assertThat(stories.get(0).moves()).isEmpty();
        assertThat(stories.get(1).moves()).hasSize(1);
        assertThat(stories.get(1).symbols()).containsExactly("IBM");
    }

    @Test
    void of_anyOrderOfItsInput_isTheSame() {
        List<Story.Item> items = List.of(report("a", "A", "", 1, "IBM"), report("b", "B", "", 1, "IBM"));
        List<Story.PriceMove> moves = List.of(price("IBM", NINE, "1.0", "4"), price("BAC", NINE, "1.0", "4"));
        assertThat(Stories.of(List.of(items.get(1), items.get(0)), List.of(moves.get(1), moves.get(0))))
                .isEqualTo(Stories.of(items, moves));
    }

    @Test
    void headline_thatTheFeedCutOff_isMadeWholeFromTheDetail() {
        Story.Item cut = report(
                "a",
                "Court clears the way for a deal in which the...",
                "Court clears the way for a deal in which the firm buys back stock. More.",
                1);
        assertThat(new Story("a", List.of(cut), List.of()).headline())
                .isEqualTo("Court clears the way for a deal in which the firm buys back stock.");
        assertThat(new Story("a", List.of(report("a", "Court clears the way...", "Other text.", 1)), List.of())
                        .headline())
                .isEqualTo("Court clears the way...");
    }

    @Test
    void headline_thatIsOnlyAName_isTheFirstSentenceOfTheDetail() {
        Story.Item named = report("a", "CVE-2013-3860", "The framework does not parse a DTD. More.", 1);
        assertThat(new Story("a", List.of(named), List.of()).headline())
                .isEqualTo("The framework does not parse a DTD.");
        assertThat(new Story("a", List.of(report("a", "CVE-2013-3860", "", 1)), List.of()).headline())
                .isEqualTo("CVE-2013-3860");
    }
}

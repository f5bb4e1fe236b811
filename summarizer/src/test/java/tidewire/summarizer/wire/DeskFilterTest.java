package tidewire.summarizer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.TestObjects.FED;
import static tidewire.summarizer.TestObjects.START;
import static tidewire.summarizer.TestObjects.VENUE;
import static tidewire.summarizer.TestObjects.WORLD;
import static tidewire.summarizer.TestObjects.item;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tidewire.events.NewsItem;
import tidewire.summarizer.Desk;
import tidewire.summarizer.Selection;
import tidewire.summarizer.SymbolNames;
import tidewire.summarizer.story.rank.RankRules;

class DeskFilterTest {
    private static final Selection MARKETS = new Selection(
            List.of("debt limit"), List.of("Business"), true, List.of("sport", "football"), RankRules.DEFAULT);

    @Test
    void withoutACriterion_allOfItsFeedsIsTaken() {
        assertThat(takes(Selection.ALL, item(WORLD, "a", START, "Anything"))).isTrue();
        assertThat(takes(Selection.ALL, item("feed:other", "a", START, "Anything")))
                .isFalse();
    }

    @Test
    void wordCategoryOrSymbol_eachIsEnough() {
        assertThat(takes(MARKETS, item(FED, "a", START, "Senate argues over the DEBT LIMIT")))
                .isTrue();
        assertThat(takes(MARKETS, in("business", item(FED, "a", START, "Bakery opens"))))
                .isTrue();
        assertThat(takes(MARKETS, item(FED, "a", START, "IBM sells a unit"))).isTrue();
        assertThat(takes(MARKETS, in("Disasters", item(FED, "a", START, "Bridge falls"))))
                .isFalse();
    }

    @Test
    void excludedWordOrCategory_isNeverTaken() {
        assertThat(takes(MARKETS, item(FED, "a", START, "IBM sponsors a football league")))
                .isFalse();
        assertThat(takes(MARKETS, in("Sport", item(FED, "a", START, "IBM wins"))))
                .isFalse();
    }

    @Test
    void symbolWithoutTheFlag_selectsNothing() {
        Selection words = Selection.ofWords(List.of("debt limit"));

        assertThat(takes(words, item(FED, "a", START, "IBM sells a unit"))).isFalse();
    }

    private static boolean takes(Selection selection, NewsItem item) {
        Desk desk = new Desk(
                "d",
                Set.of(WORLD, FED),
                Set.of(VENUE),
                Map.of("IBM", SymbolNames.of(List.of("IBM"))),
                selection,
                Duration.ofHours(1),
                null,
                ZoneOffset.UTC,
                5);
        return new DeskFilter(desk).take(item).isPresent();
    }

    private static NewsItem in(String category, NewsItem item) {
        return new NewsItem(
                item.id(),
                item.source(),
                item.observed(),
                item.published(),
                item.precision(),
                item.title(),
                item.summary(),
                item.text(),
                item.link(),
                item.author(),
                List.of(category),
                item.symbols(),
                item.severity(),
                item.revision(),
                item.backlog());
    }
}

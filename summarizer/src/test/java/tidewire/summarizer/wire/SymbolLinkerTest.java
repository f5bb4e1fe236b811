package tidewire.summarizer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.TestObjects.START;
import static tidewire.summarizer.TestObjects.WORLD;
import static tidewire.summarizer.TestObjects.item;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tidewire.events.NewsItem;

class SymbolLinkerTest {
    private final SymbolLinker linker = new SymbolLinker(Map.of(
            "IBM", List.of("IBM"), "BAC", List.of("Bank of America"), "SPY", List.of(), "AAPL", List.of("Apple")));

    @Test
    void names_inTitleOrText_areLinked_sorted() {
        NewsItem linked = linker.link(item(WORLD, "a", START, "IBM sells a unit", "BANK OF AMERICA advised."));

        assertThat(linked.symbols()).containsExactly("BAC", "IBM");
        assertThat(linked.title()).isEqualTo("IBM sells a unit");
    }

    @Test
    void singleWord_mustMatchExactly() {
        assertThat(linker.link(item(WORLD, "a", START, "An apple a day")).symbols())
                .isEmpty();
        assertThat(linker.link(item(WORLD, "a", START, "Apple a day")).symbols())
                .containsExactly("AAPL");
    }

    @Test
    void cashtag_countsWithoutAnyName() {
        assertThat(linker.link(item(WORLD, "a", START, "Long $SPY, says a spy")).symbols())
                .containsExactly("SPY");
    }

    @Test
    void symbolsOfTheFeed_stay() {
        NewsItem item = item(WORLD, "a", START, "IBM");
        NewsItem tagged = new NewsItem(
                item.id(),
                item.source(),
                START,
                START,
                item.precision(),
                "IBM",
                null,
                null,
                null,
                null,
                List.of(),
                List.of("XYZ"),
                null,
                0,
                false);

        assertThat(linker.link(tagged).symbols()).containsExactly("IBM", "XYZ");
    }
}

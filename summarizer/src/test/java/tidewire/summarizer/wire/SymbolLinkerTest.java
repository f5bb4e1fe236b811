package tidewire.summarizer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.TestObjects.START;
import static tidewire.summarizer.TestObjects.WORLD;
import static tidewire.summarizer.TestObjects.item;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tidewire.events.NewsItem;
import tidewire.summarizer.SymbolNames;

class SymbolLinkerTest {
    private final SymbolLinker linker = new SymbolLinker(Map.of(
            "IBM", SymbolNames.of(List.of("IBM")),
            "BAC", SymbolNames.of(List.of("Bank of America")),
            "SPY", SymbolNames.of(List.of()),
            "AAPL", SymbolNames.of(List.of("Apple")),
            "GPS", new SymbolNames(List.of("Gap"), List.of("Gap"), List.of("GAP"), "NYSE"),
            "BTC", SymbolNames.of(List.of("Bitcoin", "比特币"))));

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
    void ambiguousName_needsAWordThatSpeaksOfACompany() {
        assertThat(symbols("Gap between rich and poor widens")).isEmpty();
        assertThat(symbols("Gap shares fall after weak quarter")).containsExactly("GPS");
        assertThat(symbols("Gap widens, and later: Gap Inc closes stores")).containsExactly("GPS");
    }

    @Test
    void exchangeNotationAndFurtherCashtags_count() {
        assertThat(symbols("Retailer (NYSE: GPS) closes stores")).containsExactly("GPS");
        assertThat(symbols("Retailer NYSE:GPS closes stores")).containsExactly("GPS");
        assertThat(symbols("Watching $GAP today")).containsExactly("GPS");
        assertThat(symbols("GPS satellites launched")).isEmpty();
    }

    @Test
    void nameInAScriptWithoutSpaces_isFoundWithinTheText() {
        assertThat(symbols("比特币价格突破十万美元")).containsExactly("BTC");
    }

    private java.util.List<String> symbols(String title) {
        return linker.link(item(WORLD, "a", START, title)).symbols();
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

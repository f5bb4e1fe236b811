package tidewire.summarizer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.TestObjects.START;
import static tidewire.summarizer.TestObjects.WORLD;
import static tidewire.summarizer.TestObjects.item;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.NewsItem;
import tidewire.summarizer.SymbolNames;

class SymbolLinkerTest {
    private final SymbolLinker linker = new SymbolLinker(Map.of(
            "IBM", SymbolNames.of(List.of("IBM")),
            "BAC", SymbolNames.of(List.of("Bank of America")),
            "SPY", SymbolNames.of(List.of()),
            "AAPL", SymbolNames.of(List.of("Apple")),
            "GPS", new SymbolNames(List.of("Gap"), List.of("Gap"), List.of("GAP"), "NYSE"),
            "MCD", SymbolNames.of(List.of("McDonald's")),
            "KO", SymbolNames.of(List.of("Coca-Cola", "コカ・コーラ")),
            "TGT", new SymbolNames(List.of("Target"), List.of("Target"), List.of(), "NYSE"),
            "BTC", SymbolNames.of(List.of("Bitcoin", "比特币", "बिटकॉइन")),
            "SBG", new SymbolNames(List.of("ソフトバンク"), List.of("ソフトバンク"), List.of(), "TYO")));

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

    /** Looking around each of a hundred thousand mentions would take seconds for one item. */
    @Test
    void ambiguousName_isLookedAtWhereItIsFirstMentioned_notWithoutEnd() {
        assertThat(symbols("Gap years. ".repeat(50) + "Gap Inc closes stores")).containsExactly("GPS");
        assertThat(symbols("Gap years. ".repeat(5_000) + "Gap Inc closes stores"))
                .isEmpty();
    }

    /** A word of companies somewhere near is no evidence: it must speak of the name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Gap between rich and poor widens, analysts say |",
                "Gap in revenue forces town to cut services as profits fall |",
                "Gap widens as profits fall |",
                "Target of 2 percent missed, investors say |",
                "Target for inflation stays, company economists say |",
                "Gap Inc closes stores | GPS",
                "Gap's second-quarter profit falls | GPS",
                "Gap posts higher sales | GPS",
                "Fund sells shares of Gap | GPS",
                "Gap, the retailer, hires a chief | GPS",
                "Gap says its outlook is weaker | GPS",
                "Target to close stores, shares fall | TGT",
                "Gap\u2019s third-quarter revenue rises | GPS",
                "Target\u2019s chief executive steps down | TGT",
                "Target: profit falls by a third | TGT",
                "Gap: to shut 40 stores, sales fall | GPS",
                "Gap (GPS) cut to neutral | GPS",
                "Target (NYSE: TGT) cut to neutral | TGT",
                "Target [TGT.N] cut to neutral | TGT",
                "Gap (GPS.N) cut to neutral | GPS",
                "Fund buys a tenth of the shares of the Gap | GPS",
                "Chief executive of the Gap quits | GPS",
                "Gap (USA) between rich and poor widens |",
                "Gap: rich and poor drift apart |",
                "Mind the Gap |",
                "Mayor\u2019s Target is missed |",
            })
    void ambiguousName_isACompanyOnlyWhereTheSentenceSpeaksOfItAsOne(String title, String symbol) {
        assertThat(symbols(title)).isEqualTo(symbol == null ? List.of() : List.of(symbol));
    }

    /** A name in a file may be written in other bytes than the text that is searched, and be longer than it. */
    @ParameterizedTest
    @ValueSource(strings = {"Nestle\u0301", "Nestlé ", " Nestlé™", "Nest\u200blé", "Ｎestlé"})
    void ambiguousName_writtenInAnyForm_isFoundAtTheVeryEndOfAText(String written) {
        SymbolLinker one = new SymbolLinker(
                Map.of("NESN", new SymbolNames(List.of("Nestlé"), List.of(written), List.of(), "SIX")));

        assertThat(one.link(item(WORLD, "a", START, "Investors buy shares of Nestlé"))
                        .symbols())
                .containsExactly("NESN");
        assertThat(one.link(item(WORLD, "a", START, "A village built a nest: Nestlé"))
                        .symbols())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u200b", "™"})
    void nameOrTagOfWhichNothingIsSeen_isInNoText(String nothing) {
        SymbolLinker one = new SymbolLinker(
                Map.of("XYZ", new SymbolNames(List.of(nothing), List.of(nothing), List.of(nothing), nothing)));

        assertThat(one.link(item(WORLD, "a", START, "It costs $ 5, said ABC: 7"))
                        .symbols())
                .isEmpty();
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

    @Test
    void typesetting_hidesNoName() {
        assertThat(symbols("McDonald\u2019s raises its dividend")).containsExactly("MCD");
        assertThat(symbols("Coca\u2011Cola buys a bottler")).containsExactly("KO");
        assertThat(symbols("Loan from Bank\u00a0of\u00a0America repaid")).containsExactly("BAC");
        assertThat(symbols(
                        "\u65e5\u672c\u306e\u30b3\u30ab\u30fb\u30b3\u30fc\u30e9\u306f\u5024\u4e0a\u3052\u3059\u308b"))
                .containsExactly("KO");
    }

    @Test
    void singleWordInCapitals_isTheNameToo() {
        assertThat(symbols("APPLE UNVEILS TWO PHONES")).containsExactly("AAPL");
        assertThat(symbols("MIND THE GAP")).isEmpty();
        assertThat(symbols("GAP TO CLOSE STORES, SHARES FALL")).containsExactly("GPS");
    }

    @ParameterizedTest
    @CsvSource({
        "Ｂｉｔｃｏｉｎ jumps, BTC",
        "日本のｺｶ･ｺｰﾗは値上げする, KO",
        "比特\u200b币价格突破十万美元, BTC",
        "McDon\u00adald's raises its dividend, MCD",
        "ราคา比特币พุ่ง, BTC",
        "बिटकॉइन में तेजी, BTC",
        "比特大陆上市,",
        "ソフトバンクが株価を押し上げた, SBG",
        "ソフトバンクが優勝した,"
    })
    void namesInOtherScripts_areFoundWhereTheyStand_andNowhereElse(String title, String symbol) {
        assertThat(symbols(title)).isEqualTo(symbol == null ? List.of() : List.of(symbol));
    }

    @Test
    void cashtag_isNoPartOfALongerOne_norAnAmount() {
        assertThat(symbols("Watching $IBMX and $SPYG")).isEmpty();
        assertThat(symbols("Long $IBM, $SPY.")).containsExactly("IBM", "SPY");
        assertThat(symbols("It costs $5 at the gap")).isEmpty();
    }

    @Test
    void ambiguousName_farFromAnyCompanyWord_isNone() {
        assertThat(symbols("Target of 2 percent missed by the central bank, minutes show"))
                .isEmpty();
        assertThat(symbols("Retailer Target cuts its outlook")).containsExactly("TGT");
        assertThat(symbols("Target (NYSE: TGT) cuts its outlook")).containsExactly("TGT");
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

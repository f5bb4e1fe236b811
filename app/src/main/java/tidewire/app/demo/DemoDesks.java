package tidewire.app.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tidewire.simulator.Simulator;
import tidewire.simulator.sample.SampleSource;
import tidewire.summarizer.Desk;
import tidewire.summarizer.Selection;
import tidewire.summarizer.SymbolNames;
import tidewire.summarizer.market.days.SessionHours;
import tidewire.summarizer.story.rank.RankRules;

/** The desks of the demo. */
final class DemoDesks {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    /** Sessions of the shares of the bundled week. */
    static final SessionHours NEW_YORK_HOURS = new SessionHours(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 30), LocalTime.of(16, 0), NEW_YORK);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LINES = 5;
    /** What moves markets, beside the symbols themselves. */
    private static final List<String> MARKET_WORDS = List.of(
            "Federal Reserve",
            "Fed",
            "FOMC",
            "Federal Open Market Committee",
            "asset purchase",
            "asset purchases",
            "Janet Yellen",
            "Ben Bernanke",
            "monetary policy",
            "central bank",
            "interest rate",
            "interest rates",
            "inflation",
            "unemployment",
            "jobless",
            "Treasury",
            "debt limit",
            "debt ceiling",
            "default",
            "government shutdown",
            "shutdown",
            "budget",
            "bond",
            "bonds",
            "stocks",
            "shares",
            "equity",
            "dividend",
            "takeover",
            "stock exchange",
            "earnings",
            "profit",
            "profits",
            "bankruptcy",
            "merger",
            "acquisition",
            "bailout",
            "International Monetary Fund",
            "IMF",
            "World Bank",
            "European Central Bank",
            "oil price",
            "oil prices",
            "Dow Jones",
            "GDP",
            "recession");

    private DemoDesks() {}

    /** Three desks for the bundled week, one for a file of news. */
    static List<Desk> of(SampleSource sample) {
        if (sample.symbols().isEmpty()) {
            return List.of(news("news", Set.copyOf(sample.feeds())));
        }
        return List.of(news("world", Set.of("world", "fed")), markets(), news("security", Set.of("nvd")));
    }

    private static Desk news(String name, Set<String> feeds) {
        return new Desk(name, sources(feeds), Set.of(), Map.of(), Selection.ALL, HOUR, null, NEW_YORK, LINES);
    }

    private static Desk markets() {
        Map<String, SymbolNames> symbols = Map.of(
                "SPY", names("S&P 500", "Wall Street", "stock market"),
                "IBM", names("IBM", "International Business Machines"),
                "BAC", names("Bank of America"),
                "AIG", names("AIG", "American International Group"));
        Desk.Hours trading = new Desk.Hours(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 30), LocalTime.of(16, 0));
        return new Desk(
                "markets",
                sources(Set.of("world", "fed")),
                Set.of("trades:" + Simulator.EXCHANGE),
                symbols,
                new Selection(
                        MARKET_WORDS,
                        List.of("Business and economy", "Business and economics"),
                        true,
                        List.of(),
                        RankRules.DEFAULT),
                Duration.ofMinutes(30),
                trading,
                NEW_YORK,
                LINES);
    }

    private static SymbolNames names(String... names) {
        return SymbolNames.of(List.of(names));
    }

    private static Set<String> sources(Set<String> feeds) {
        return feeds.stream().map(feed -> "feed:" + feed).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}

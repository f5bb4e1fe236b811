package tidewire.app.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tidewire.simulator.SampleSource;
import tidewire.simulator.Simulator;
import tidewire.summarizer.Desk;
import tidewire.summarizer.market.moves.SessionHours;

/** The desks of the demo. */
final class DemoDesks {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    /** Sessions of the shares of the bundled week. */
    static final SessionHours NEW_YORK_HOURS = new SessionHours(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 30), LocalTime.of(16, 0), NEW_YORK);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LINES = 5;

    private DemoDesks() {}

    /** Three desks for the bundled week, one for a file of news. */
    static List<Desk> of(SampleSource sample) {
        if (sample.symbols().isEmpty()) {
            return List.of(news("news", Set.copyOf(sample.feeds())));
        }
        return List.of(news("world", Set.of("world", "fed")), markets(), news("security", Set.of("nvd")));
    }

    private static Desk news(String name, Set<String> feeds) {
        return new Desk(name, sources(feeds), Set.of(), Map.of(), List.of(), HOUR, null, NEW_YORK, LINES);
    }

    private static Desk markets() {
        Map<String, List<String>> symbols = Map.of(
                "SPY", List.of("S&P 500", "Wall Street", "stock market"),
                "IBM", List.of("IBM", "International Business Machines"),
                "BAC", List.of("Bank of America"),
                "AIG", List.of("AIG", "American International Group"));
        Desk.Hours trading = new Desk.Hours(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 30), LocalTime.of(16, 0));
        return new Desk(
                "markets",
                sources(Set.of("world", "fed")),
                Set.of("trades:" + Simulator.EXCHANGE),
                symbols,
                List.of(),
                Duration.ofMinutes(30),
                trading,
                NEW_YORK,
                LINES);
    }

    private static Set<String> sources(Set<String> feeds) {
        return feeds.stream().map(feed -> "feed:" + feed).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}

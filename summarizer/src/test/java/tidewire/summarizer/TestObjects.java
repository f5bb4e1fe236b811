package tidewire.summarizer;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tidewire.events.ClockMarker;
import tidewire.events.NewsItem;
import tidewire.events.Trade;

/** Desks and events that tests share. */
public final class TestObjects {
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    public static final Instant START = Instant.parse("2013-10-09T14:00:00Z");
    public static final String FED = "feed:fed";
    public static final String WORLD = "feed:world";
    public static final String VENUE = "trades:demo";

    private TestObjects() {}

    /** Hourly, all day, one feed, no prices. */
    public static Desk worldDesk() {
        return new Desk(
                "world", Set.of(WORLD), Set.of(), Map.of(), Selection.ALL, Duration.ofHours(1), null, NEW_YORK, 5);
    }

    /** Every half hour of New York's trading hours; two feeds and IBM. */
    public static Desk marketsDesk() {
        return new Desk(
                "markets",
                Set.of(FED, WORLD),
                Set.of(VENUE),
                Map.of("IBM", SymbolNames.of(List.of("IBM", "Big Blue"))),
                Selection.ALL,
                Duration.ofMinutes(30),
                weekdays("09:30", "16:00"),
                NEW_YORK,
                5);
    }

    public static Desk.Hours weekdays(String open, String close) {
        return new Desk.Hours(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                LocalTime.parse(open),
                LocalTime.parse(close));
    }

    public static Desk withWords(Desk desk, String... words) {
        return new Desk(
                desk.name(),
                desk.feeds(),
                desk.trades(),
                desk.symbols(),
                Selection.ofWords(List.of(words)),
                desk.every(),
                desk.hours(),
                desk.zone(),
                desk.lines());
    }

    public static NewsItem item(String source, String guid, Instant observed, String title) {
        return item(source, guid, observed, title, null);
    }

    public static NewsItem item(String source, String guid, Instant observed, String title, String text) {
        return published(source, guid, observed, observed, title, text);
    }

    /** One whose publisher says another time than the ingestor's. */
    public static NewsItem published(
            String source, String guid, Instant observed, Instant published, String title, String text) {
        return new NewsItem(
                source.substring("feed:".length()) + ":" + guid,
                source,
                observed,
                published,
                NewsItem.Precision.SECOND,
                title,
                null,
                text,
                "https://example.org/page",
                null,
                List.of(),
                List.of(),
                null,
                0,
                false);
    }

    /** Another revision of an item. */
    public static NewsItem revision(NewsItem item, int revision) {
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
                item.categories(),
                item.symbols(),
                item.severity(),
                revision,
                item.backlog());
    }

    public static Trade trade(String symbol, Instant time, String price, long size) {
        return new Trade(symbol, VENUE, time, time, new BigDecimal(price), BigDecimal.valueOf(size), null, null);
    }

    /** Of the one ingestor that most tests have: everything observed before this time has been sent. */
    public static ClockMarker marker(Instant time) {
        return marker("one", time);
    }

    public static ClockMarker marker(String ingestor, Instant time) {
        return new ClockMarker(ingestor, time);
    }

    /** START plus minutes. */
    public static Instant minute(long minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }
}

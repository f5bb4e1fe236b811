package tidewire.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One valid record of each kind, with every field set, and again with every field null that may be. */
final class TestObjects {
    static final Instant TIME = Instant.parse("2013-10-10T14:31:00Z");

    private TestObjects() {}

    static NewsItem newsItem() {
        return new NewsItem(
                "nvd:CVE-2013-0579",
                "feed:nvd",
                TIME,
                NewsItem.Precision.MINUTE,
                "CVE-2013-0579: IBM WebSphere",
                "A summary.",
                "First paragraph.\n\nSecond \"paragraph\" – with ünïcode.",
                "https://example.org/a?b=c",
                "Security",
                List.of("IBM"));
    }

    static NewsItem newsItemWithNulls() {
        return new NewsItem(
                "fed:1", "feed:fed", TIME, NewsItem.Precision.DAY, "Title", null, null, null, null, List.of());
    }

    static Trade trade() {
        return new Trade(
                "BTC-USD", "trades:coinbase", TIME, new BigDecimal("0.00001000"), BigDecimal.TEN, "42", Trade.Side.BUY);
    }

    static Trade tradeWithNulls() {
        return new Trade("IBM", "trades:demo", TIME, new BigDecimal("1000"), BigDecimal.ONE, null, null);
    }

    static ClockMarker marker() {
        return new ClockMarker("feed:nvd", TIME, false);
    }

    static Bar bar() {
        BigDecimal one = BigDecimal.ONE;
        return new Bar("IBM", TIME, 60, one, BigDecimal.TEN, one, one, BigDecimal.TEN, new BigDecimal("1.500000"), 7);
    }

    static Move move() {
        return new Move(
                "move:IBM:" + TIME,
                "IBM",
                TIME.minusSeconds(1_200),
                TIME,
                new BigDecimal("184.35"),
                new BigDecimal("182.69"),
                new BigDecimal("-0.90"),
                new BigDecimal("-4.21"),
                new BigDecimal("3.1"),
                "IBM -0.90% in 20 min",
                "IBM fell 0.90% in 20 minutes, from 184.35 to 182.69.");
    }

    static TapeEntry tapeItem() {
        return new TapeEntry("security", 7, TIME, TapeEntry.Kind.ITEM, false, newsItem(), null, null);
    }

    static TapeEntry tapeMove() {
        return new TapeEntry("markets", 8, TIME, TapeEntry.Kind.MOVE, true, null, move(), null);
    }

    static TapeEntry tapeIntervalEnd() {
        Interval interval = new Interval(TIME.minusSeconds(3_600), TIME);
        return new TapeEntry("world", 9, TIME, TapeEntry.Kind.INTERVAL_END, false, null, null, interval);
    }

    static Citation item() {
        return new Citation("nvd:CVE-2013-0579", Citation.Kind.ITEM, "CVE-2013-0579: IBM", "https://example.org/");
    }

    static Citation citedMove() {
        return new Citation("move:IBM:" + TIME, Citation.Kind.MOVE, "IBM -0.90% in 20 min", null);
    }

    static Digest digest() {
        return new Digest(
                "markets/2013-10-10T15:00:00Z/0",
                "markets",
                0,
                Instant.parse("2013-10-10T14:00:00Z"),
                Instant.parse("2013-10-10T15:00:00Z"),
                new Digest.Lead("The lead.", Phrasing.GENERATED, null, List.of("nvd:CVE-2013-0579")),
                List.of(
                        new Digest.Line(
                                "story-1",
                                "A line.",
                                Phrasing.GENERATED,
                                null,
                                0.82,
                                3.1,
                                List.of("IBM"),
                                List.of(item(), citedMove())),
                        new Digest.Line(
                                "story-2",
                                "CVE-2013-0579: IBM",
                                Phrasing.EXTRACTED,
                                "the number 7 is in no source",
                                0,
                                0,
                                List.of(),
                                List.of(item()))),
                new Digest.Tokens(1_234, 210),
                new Digest.Model("default", "ab12"));
    }

    static Alert alert() {
        return new Alert(
                "alert:move:IBM",
                "markets",
                Alert.Action.CREATED,
                Alert.Severity.WARNING,
                TIME,
                "IBM -0.90%",
                "IBM fell 0.90% in 20 minutes.",
                List.of("IBM"),
                List.of(citedMove()));
    }

    static Telemetry telemetry() {
        return new Telemetry(
                "markets",
                TIME,
                9,
                true,
                new Telemetry.Window(4, 10, 100, 2_048, 5_000, 4_900, List.of(40, 60)),
                Map.of("digests", 3L),
                Map.of("prefill", 1.25));
    }

    static List<Event> all() {
        return List.of(
                newsItem(),
                newsItemWithNulls(),
                trade(),
                tradeWithNulls(),
                marker(),
                bar(),
                move(),
                tapeItem(),
                tapeMove(),
                tapeIntervalEnd(),
                digest(),
                alert(),
                telemetry());
    }
}

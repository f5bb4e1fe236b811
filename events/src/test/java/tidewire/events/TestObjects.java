package tidewire.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
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
                TIME.plusSeconds(3),
                TIME,
                NewsItem.Precision.MINUTE,
                "CVE-2013-0579: IBM WebSphere",
                "A summary.",
                "First paragraph.\n\nSecond \"paragraph\" – with ünïcode.",
                "https://example.org/a?b=c",
                "A. Writer",
                List.of("Security"),
                List.of("IBM"),
                9.8,
                1,
                true);
    }

    static NewsItem newsItemWithNulls() {
        return new NewsItem(
                "fed:1",
                "feed:fed",
                TIME,
                null,
                NewsItem.Precision.NONE,
                "Title",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                0,
                false);
    }

    static StoryRef storyRef() {
        return new StoryRef(
                "nvd:CVE-2013-0579", StoryRef.Role.UPDATE, 3, 2, 0.7, Map.of("sources", 0.4, "severity", 0.3));
    }

    static Story story() {
        return new Story(
                "nvd:CVE-2013-0579",
                "security",
                2,
                "CVE-2013-0579: IBM WebSphere",
                TIME,
                TIME.plusSeconds(60),
                List.of(
                        new Story.Report(
                                "nvd:CVE-2013-0579",
                                0,
                                "feed:nvd",
                                StoryRef.Role.NEW,
                                "CVE-2013-0579: IBM WebSphere",
                                "https://example.org/",
                                TIME,
                                TIME,
                                NewsItem.Precision.SECOND),
                        new Story.Report(
                                "fed:1",
                                0,
                                "feed:fed",
                                StoryRef.Role.COPY,
                                "Title",
                                null,
                                TIME,
                                null,
                                NewsItem.Precision.NONE)),
                List.of("IBM"),
                List.of(new Story.LinkedMove("move:IBM:" + TIME, "IBM", "IBM -0.90% in 20 min", -60)),
                0.7,
                Map.of("sources", 0.7));
    }

    static Trade trade() {
        return new Trade(
                "BTC-USD",
                "trades:coinbase",
                TIME,
                TIME,
                new BigDecimal("0.00001000"),
                BigDecimal.TEN,
                "42",
                Trade.Side.BUY);
    }

    static Trade tradeWithNulls() {
        return new Trade("IBM", "trades:demo", TIME, TIME, new BigDecimal("1000"), BigDecimal.ONE, null, null);
    }

    static ClockMarker marker() {
        return new ClockMarker("ingest-1", TIME);
    }

    static Bar bar() {
        BigDecimal one = BigDecimal.ONE;
        return new Bar(
                "IBM", TIME, 60, 0, one, BigDecimal.TEN, one, one, BigDecimal.TEN, new BigDecimal("1.500000"), one, 7);
    }

    static TradingDay tradingDay() {
        return new TradingDay(
                "IBM",
                LocalDate.of(2013, 10, 10),
                61,
                TIME.minusSeconds(3_600),
                TIME,
                new BigDecimal("183.16"),
                new BigDecimal("184.77"),
                new BigDecimal("182.40"),
                new BigDecimal("184.00"),
                new BigDecimal("181.32"),
                new BigDecimal("1.01"),
                new BigDecimal("1.48"),
                new BigDecimal("188.00"),
                new BigDecimal("178.72"),
                LocalDate.of(2013, 10, 7));
    }

    static TradingDay firstTradingDay() {
        BigDecimal price = new BigDecimal("0.0000086");
        return new TradingDay(
                "PEPE-USD",
                LocalDate.of(2013, 10, 10),
                0,
                TIME.minusSeconds(60),
                TIME,
                price,
                price,
                price,
                price,
                null,
                null,
                null,
                price,
                price,
                LocalDate.of(2013, 10, 10));
    }

    static Move move() {
        return new Move(
                "move:IBM:" + TIME,
                "IBM",
                Move.Kind.SPIKE,
                TIME,
                TIME.minusSeconds(1_200),
                TIME,
                new BigDecimal("184.35"),
                new BigDecimal("182.69"),
                new BigDecimal("-0.90"),
                new BigDecimal("-4.21"),
                new BigDecimal("3.1"),
                Severity.INFO,
                "IBM -0.90% in 20 min",
                "IBM fell 0.90% in 20 minutes, from 184.35 to 182.69.");
    }

    static Move moveWithNulls() {
        Move move = move();
        return new Move(
                move.id(),
                move.symbol(),
                Move.Kind.GAP,
                TIME,
                move.from(),
                move.to(),
                move.fromPrice(),
                move.toPrice(),
                move.changePercent(),
                null,
                null,
                Severity.CRITICAL,
                move.title(),
                move.text());
    }

    static TradeBatch tradeBatch() {
        return new TradeBatch(trade().symbol(), trade().source(), trade().observed(), List.of(trade(), trade()));
    }

    static TradeCancelled cancelled() {
        return new TradeCancelled("IBM", "trades:demo", TIME, TIME, BigDecimal.TEN, BigDecimal.ONE, "42");
    }

    static TradeCorrected corrected() {
        return new TradeCorrected(
                "IBM",
                "trades:demo",
                TIME,
                TIME,
                BigDecimal.TEN,
                BigDecimal.ONE,
                TIME,
                BigDecimal.ONE,
                BigDecimal.ONE,
                "42");
    }

    static TapeEntry tapeItem() {
        return new TapeEntry(
                "security", 7, TIME, TapeEntry.Kind.ITEM, false, newsItem(), StoryRef.alone(newsItem()), null, null);
    }

    static TapeEntry tapeMove() {
        return new TapeEntry(
                "markets",
                8,
                TIME,
                TapeEntry.Kind.MOVE,
                true,
                null,
                null,
                move(),
                null,
                List.of(new TapeEntry.LinkedStory("news:1", "IBM cuts forecast", 720)));
    }

    static TapeEntry tapeIntervalEnd() {
        Interval interval = new Interval(TIME.minusSeconds(3_600), TIME);
        return new TapeEntry("world", 9, TIME, TapeEntry.Kind.INTERVAL_END, false, null, null, null, interval);
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
                false,
                new Digest.Lead("The lead.", Phrasing.GENERATED, null, List.of("nvd:CVE-2013-0579")),
                List.of(
                        new Digest.Line(
                                "story-1",
                                StoryRef.Role.NEW,
                                "A line.",
                                Phrasing.GENERATED,
                                Digest.Wording.SHORTENED,
                                null,
                                0.82,
                                Map.of(),
                                3.1,
                                null,
                                List.of("IBM"),
                                List.of(item(), citedMove())),
                        new Digest.Line(
                                "story-2",
                                StoryRef.Role.NEW,
                                "CVE-2013-0579: IBM",
                                Phrasing.EXTRACTED,
                                Digest.Wording.SOURCE,
                                "the number 7 is in no source",
                                0,
                                Map.of(),
                                0,
                                null,
                                List.of(),
                                List.of(item()))),
                null,
                List.of(),
                0,
                0,
                new Digest.Tokens(1_234, 210),
                new Digest.Model("default", "ab12"));
    }

    static Alert alert() {
        return new Alert(
                "alert:move:IBM",
                0,
                "markets",
                "UTC",
                Alert.Action.CREATED,
                Severity.WARNING,
                TIME,
                "moves",
                "the price moved",
                null,
                "IBM -0.90%",
                "IBM fell 0.90% in 20 minutes.",
                List.of("IBM"),
                List.of(citedMove()));
    }

    static Digest digestOfMoves() {
        return new Digest(
                "markets/2013-10-10T15:00:00Z/0",
                "markets",
                0,
                Instant.parse("2013-10-10T14:00:00Z"),
                Instant.parse("2013-10-10T15:00:00Z"),
                true,
                null,
                List.of(),
                new Digest.Moves("IBM -0.90% in 20 min.", List.of(citedMove())),
                List.of(new Digest.Untold("story-3", "A title", 0.1, Map.of("event", 0.1))),
                1,
                12,
                new Digest.Tokens(0, 0),
                new Digest.Model("default", "ab12"));
    }

    static Question question() {
        return new Question("q-1", "markets", TIME, "What did IBM do?", List.of(newsItem(), newsItemWithNulls()));
    }

    static Answer answer() {
        return new Answer(
                "q-1", "markets", 0, false, true, null, TIME, "IBM fell.", Phrasing.GENERATED, List.of(citedMove()));
    }

    static Answer nothingFound() {
        return Answer.nothing(question(), 0, TIME);
    }

    static TapeStatus tapeStatus() {
        return new TapeStatus(
                "markets", TIME, -1, Map.of("ingest-1", TIME, "ingest-2", TIME), "ingest-2", TIME.plusSeconds(2));
    }

    static TapeStatus tapeStatusWithNulls() {
        return new TapeStatus("markets", TIME, 7, Map.of("ingest-1", TIME), null, TIME);
    }

    static AlertCommand acknowledgement() {
        return new AlertCommand(
                "c1",
                TIME,
                "Ann",
                AlertCommand.Action.ACKNOWLEDGE,
                AlertCommand.Subject.ALERT,
                "alert:markets:1",
                "markets",
                null,
                Severity.WARNING);
    }

    static AlertCommand mute() {
        return new AlertCommand(
                "c2",
                TIME,
                "Ann",
                AlertCommand.Action.MUTE,
                AlertCommand.Subject.SYMBOL,
                "IBM",
                null,
                TIME.plusSeconds(3_600),
                null);
    }

    static WebhookStatus webhookStatus() {
        return new WebhookStatus(
                "SLACK_WEBHOOK",
                "hooks.slack.com",
                "slack",
                WebhookStatus.State.OFF,
                TIME,
                TIME,
                "is turned off: it answered HTTP 410",
                TIME,
                7);
    }

    static WebhookStatus webhookStatusWithNulls() {
        return new WebhookStatus(
                "SLACK_WEBHOOK",
                "hooks.slack.com",
                "slack",
                WebhookStatus.State.ON,
                TIME,
                TIME,
                "nothing sent yet",
                null,
                0);
    }

    static SourceStatus sourceStatus() {
        return new SourceStatus(
                "feed:nvd",
                "ingest-1",
                SourceStatus.State.FAILING,
                TIME,
                TIME,
                "answers HTTP 500",
                6,
                TIME,
                TIME,
                TIME.plusSeconds(60),
                42);
    }

    static SourceStatus sourceStatusWithNulls() {
        return new SourceStatus(
                "feed:nvd",
                "ingest-1",
                SourceStatus.State.STARTING,
                TIME,
                TIME,
                "not asked yet",
                0,
                null,
                null,
                null,
                0);
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
                tradeBatch(),
                marker(),
                bar(),
                move(),
                tradingDay(),
                firstTradingDay(),
                tapeItem(),
                moveWithNulls(),
                cancelled(),
                corrected(),
                story(),
                tapeMove(),
                tapeIntervalEnd(),
                digest(),
                digestOfMoves(),
                alert(),
                question(),
                answer(),
                nothingFound(),
                telemetry(),
                tapeStatus(),
                tapeStatusWithNulls(),
                sourceStatus(),
                sourceStatusWithNulls(),
                acknowledgement(),
                mute(),
                new AlertSent(
                        "SLACK_WEBHOOK",
                        "alert:markets:1",
                        "markets",
                        2,
                        TIME,
                        "1417671948.000006",
                        "move:IBM:1",
                        Severity.WARNING),
                new AlertSent("SLACK_WEBHOOK", "alert:markets:1", "markets", 2, TIME, null, null, null),
                webhookStatus(),
                webhookStatusWithNulls());
    }
}

package tidewire.dashboard;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import tidewire.events.Alert;
import tidewire.events.Bar;
import tidewire.events.Citation;
import tidewire.events.Digest;
import tidewire.events.Interval;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.events.Phrasing;
import tidewire.events.Severity;
import tidewire.events.SourceStatus;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;
import tidewire.events.TapeStatus;
import tidewire.events.Telemetry;
import tidewire.events.TradingDay;
import tidewire.events.WebhookStatus;

/** Valid events with one thing to say each. */
public final class TestObjects {
    public static final Instant NOON = Instant.parse("2013-10-10T16:00:00Z");
    public static final DeskView WORLD = new DeskView("world", ZoneOffset.UTC, List.of(), List.of("feed:world"));
    public static final DeskView MARKETS = new DeskView(
            "markets",
            ZoneId.of("America/New_York"),
            List.of("SPY", "IBM", "BAC", "AIG"),
            List.of("feed:fed", "feed:world", "trades:nyse"));
    public static final DeskView SECURITY =
            new DeskView("security", ZoneId.of("America/New_York"), List.of(), List.of("feed:nvd"));
    public static final Map<String, List<String>> TRADED = Map.of("trades:nyse", List.of("SPY", "IBM", "BAC", "AIG"));
    public static final List<DeskView> DESKS = List.of(WORLD, MARKETS, SECURITY);

    private TestObjects() {}

    public static Digest digest(String desk, Instant to, String lead) {
        return digest(desk, to, lead, List.of(line(lead + " (line)", item("nvd:CVE-2013-2099", "ssl.match_hostname"))));
    }

    public static Digest digest(String desk, Instant to, String lead, List<Digest.Line> lines) {
        Instant from = to.minus(Duration.ofMinutes(30));
        return new Digest(
                desk + "/" + to + "/0",
                desk,
                0,
                from,
                to,
                false,
                new Digest.Lead(
                        lead,
                        Phrasing.GENERATED,
                        null,
                        List.of(lines.get(0).cites().get(0).id())),
                lines,
                null,
                List.of(),
                0,
                0,
                new Digest.Tokens(1_234, 210),
                new Digest.Model("tidewire-small", "0".repeat(64)));
    }

    public static Digest.Line line(String text, Citation... cites) {
        return line(text, 0.82, List.of(), cites);
    }

    public static Digest.Line line(String text, double rank, List<String> symbols, Citation... cites) {
        return new Digest.Line(
                "story-" + Math.abs(text.hashCode()),
                StoryRef.Role.NEW,
                text,
                Phrasing.GENERATED,
                Digest.Wording.SHORTENED,
                null,
                rank,
                Map.of(),
                3.1,
                null,
                symbols,
                List.of(cites));
    }

    public static Digest.Line extracted(String text, double rank, String why, Citation... cites) {
        return new Digest.Line(
                "story-" + Math.abs(text.hashCode()),
                StoryRef.Role.NEW,
                text,
                Phrasing.EXTRACTED,
                Digest.Wording.SOURCE,
                why,
                rank,
                Map.of(),
                1.4,
                null,
                List.of(),
                List.of(cites));
    }

    public static Citation item(String id, String title) {
        return new Citation(id, Citation.Kind.ITEM, title, "https://example.org/" + id.replace(':', '/'));
    }

    public static Citation cite(Move move) {
        return new Citation(move.id(), Citation.Kind.MOVE, move.title(), null);
    }

    public static NewsItem news(String id, String source, Instant time, NewsItem.Precision precision, String title) {
        return new NewsItem(
                id,
                "feed:" + source,
                time,
                time,
                precision,
                title,
                null,
                null,
                "https://example.org/" + id.replace(':', '/'),
                null,
                List.of(),
                List.of(),
                null,
                0,
                false);
    }

    public static TapeEntry tape(String desk, long sequence, NewsItem item) {
        return new TapeEntry(
                desk, sequence, item.published(), TapeEntry.Kind.ITEM, false, item, StoryRef.alone(item), null, null);
    }

    public static TapeEntry tape(String desk, long sequence, Move move) {
        return new TapeEntry(desk, sequence, move.to(), TapeEntry.Kind.MOVE, false, null, null, move, null);
    }

    public static TapeEntry intervalEnd(String desk, long sequence, Instant to, Duration every) {
        return new TapeEntry(
                desk,
                sequence,
                to,
                TapeEntry.Kind.INTERVAL_END,
                false,
                null,
                null,
                null,
                new Interval(to.minus(every), to));
    }

    public static Bar bar(String symbol, Instant start, double close) {
        BigDecimal price = price(close);
        return new Bar(symbol, start, 60, 0, price, price, price, price, new BigDecimal(1_000), price, price, 12);
    }

    public static Bar bar(String symbol, Instant start, double open, double close, double wick, long volume) {
        return new Bar(
                symbol,
                start,
                60,
                0,
                price(open),
                price(Math.max(open, close) * (1 + wick)),
                price(Math.min(open, close) * (1 - wick)),
                price(close),
                new BigDecimal(volume),
                price(close),
                price(close),
                12);
    }

    public static Move move(String symbol, Instant to, double percent, double fromPrice) {
        String signed = String.format("%+.2f%%", percent);
        String title = symbol + " " + signed + " in 20 min";
        return new Move(
                "move:" + symbol + ":" + to,
                symbol,
                Move.Kind.SPIKE,
                to,
                to.minus(Duration.ofMinutes(20)),
                to,
                price(fromPrice),
                price(fromPrice * (1 + percent / 100)),
                new BigDecimal(String.format("%.2f", percent)),
                new BigDecimal(String.format("%.2f", percent * 5.1)),
                new BigDecimal("3.4"),
                Severity.INFO,
                title,
                title + ", to " + price(fromPrice * (1 + percent / 100)) + ", 3.4 times the usual volume");
    }

    public static Move halt(String symbol, Instant last, double price) {
        Instant to = last.plus(Duration.ofMinutes(5));
        return new Move(
                "move:" + symbol + ":halt:" + to,
                symbol,
                Move.Kind.HALT,
                to,
                last,
                to,
                price(price),
                price(price),
                new BigDecimal("0.00"),
                new BigDecimal("0.00"),
                null,
                Severity.WARNING,
                symbol + " has not traded for 5 min",
                symbol + " has not traded for 5 min while others have; last " + price(price));
    }

    public static Alert alert(String desk, Move move, Severity severity) {
        return new Alert(
                "alert:" + move.id(),
                0,
                desk,
                "UTC",
                Alert.Action.CREATED,
                severity,
                move.to(),
                "moves",
                "the price moved",
                null,
                move.title(),
                move.text(),
                List.of(move.symbol()),
                List.of(cite(move)));
    }

    public static Telemetry telemetry(String desk, Instant time, long sequence, List<Integer> entries, long evicted) {
        int rolling = entries.stream().mapToInt(Integer::intValue).sum();
        return new Telemetry(
                desk,
                time,
                sequence,
                false,
                new Telemetry.Window(4, 180, rolling, 2_048, rolling + 184 + evicted, evicted, entries),
                Map.of(
                        "entries",
                        sequence,
                        "tokensRead",
                        rolling + evicted,
                        "tokensWritten",
                        sequence * 9,
                        "linesGenerated",
                        sequence / 6,
                        "linesExtracted",
                        sequence / 60),
                Map.of("prefill", (rolling + evicted) / 1_480.0, "decode", sequence * 9 / 214.0));
    }

    /** An entry whose item adds to a story. */
    public static TapeEntry report(String desk, long sequence, NewsItem item, StoryRef story) {
        return new TapeEntry(desk, sequence, item.observed(), TapeEntry.Kind.ITEM, false, item, story, null, null);
    }

    public static StoryRef ref(String story, StoryRef.Role role, int reports, int sources, double importance) {
        return new StoryRef(
                story, role, reports, sources, importance, Map.of("sources", importance / 2, "words", importance / 2));
    }

    public static TapeStatus status(String desk, Instant time, long sequence, Instant told, String waitingFor) {
        return new TapeStatus(desk, time, sequence, Map.of("ingest-1", time), waitingFor, told);
    }

    public static SourceStatus source(
            String name, SourceStatus.State state, Instant since, String words, long delivered) {
        return new SourceStatus(
                name,
                "ingest-1",
                state,
                since.plusSeconds(1_440),
                since,
                words,
                state == SourceStatus.State.FAILING ? 6 : 0,
                since.plusSeconds(1_380),
                delivered == 0 ? null : since.minusSeconds(60),
                since.plusSeconds(1_500),
                delivered);
    }

    public static WebhookStatus webhook(WebhookStatus.State state, Instant told, String words) {
        return new WebhookStatus("SLACK_WEBHOOK_URL", "hooks.slack.com", "slack", state, told, told, words, null, 3);
    }

    public static TradingDay day(String symbol, Instant start, double open, double high, double low, double last) {
        return new TradingDay(
                symbol,
                start.atZone(MARKETS.zone()).toLocalDate(),
                1,
                start,
                start.plusSeconds(60),
                price(open),
                price(high),
                price(low),
                price(last),
                price(open),
                BigDecimal.ZERO,
                price((last / open - 1) * 100),
                price(high),
                price(low * 0.8),
                start.atZone(MARKETS.zone()).toLocalDate().minusDays(30));
    }

    private static BigDecimal price(double value) {
        return value < 0.01 ? BigDecimal.valueOf(value) : new BigDecimal(String.format("%.2f", value));
    }
}

package tidewire.dashboard;

import static tidewire.dashboard.TestObjects.alert;
import static tidewire.dashboard.TestObjects.bar;
import static tidewire.dashboard.TestObjects.cite;
import static tidewire.dashboard.TestObjects.digest;
import static tidewire.dashboard.TestObjects.extracted;
import static tidewire.dashboard.TestObjects.intervalEnd;
import static tidewire.dashboard.TestObjects.item;
import static tidewire.dashboard.TestObjects.line;
import static tidewire.dashboard.TestObjects.move;
import static tidewire.dashboard.TestObjects.news;
import static tidewire.dashboard.TestObjects.ref;
import static tidewire.dashboard.TestObjects.report;
import static tidewire.dashboard.TestObjects.source;
import static tidewire.dashboard.TestObjects.status;
import static tidewire.dashboard.TestObjects.tape;
import static tidewire.dashboard.TestObjects.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import tidewire.events.Alert;
import tidewire.events.Citation;
import tidewire.events.Digest;
import tidewire.events.Event;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.events.NewsItem.Precision;
import tidewire.events.Severity;
import tidewire.events.SourceStatus;
import tidewire.events.Story;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;

/**
 * Two made-up trading days around 10 October 2013 for three desks, so that every part of the page has something to draw. Prices are
 * a seeded random walk, texts are written for this purpose; nothing here is a result.
 */
public final class PreviewData {
    private static final Instant WEDNESDAY_OPEN = Instant.parse("2013-10-09T13:30:00Z");
    private static final Instant OPEN = Instant.parse("2013-10-10T13:30:00Z");
    public static final Instant NOW = Instant.parse("2013-10-10T17:30:00Z");

    private static final String[] HEADLINES = {
        "House leaders to offer a six-week increase of the debt limit without conditions",
        "Minutes: several members judged that reducing purchases at this meeting was a close call",
        "CVE-2013-3128: Microsoft Windows XP SP2 and SP3",
        "Treasury secretary tells Senate panel that extraordinary measures end on 17 October",
        "CVE-2013-3893: Use-after-free in the SetMouseCapture implementation in Internet Explorer 6 to 11",
        "President nominates Janet Yellen to chair the Board of Governors of the Federal Reserve System",
        "Libyan prime minister Ali Zeidan is seized by armed men in Tripoli and released hours later",
        "CVE-2013-0579: IBM WebSphere Commerce Enterprise 5.6, 6.0 and 7.0",
        "Alice Munro wins the 2013 Nobel Prize in Literature",
        "Initial claims rise by 66,000 to 374,000, a state computer change explains about half",
    };

    private final Consumer<Event> out;
    private final Random random = new Random(20131010);
    private final List<Move> moves = new ArrayList<>();
    private long sequence;

    private PreviewData(Consumer<Event> out) {
        this.out = out;
    }

    public static void fill(Consumer<Event> out) {
        PreviewData data = new PreviewData(out);
        data.prices();
        data.tapeOf("markets", Duration.ofMinutes(30), Integer.MAX_VALUE);
        data.tapeOf("world", Duration.ofHours(1), 0);
        data.tapeOf("security", Duration.ofHours(1), 0);
        data.digests();
        data.alerts();
        data.windows();
        data.states();
    }

    private void prices() {
        double[] prices = {165.60, 181.32, 13.84, 47.90};
        double[] drift = {0.000055, 0.00002, 0.00008, 0.00005};
        List<String> symbols = TestObjects.MARKETS.symbols();
        for (Instant day : List.of(WEDNESDAY_OPEN, OPEN)) {
            Instant close = day.plus(Duration.ofMinutes(390));
            for (Instant at = day; at.isBefore(close) && at.isBefore(NOW); at = at.plusSeconds(60)) {
                for (int i = 0; i < prices.length; i++) {
                    double jump = jump(symbols.get(i), at);
                    double open = prices[i];
                    prices[i] *= 1 + drift[i] + random.nextGaussian() * 0.00025 + jump;
                    long minute = Duration.between(day, at).toMinutes();
                    long volume = (long) (800
                            * (1 + 2 * Math.exp(-minute / 25.0))
                            * (0.4 + random.nextDouble())
                            * (jump == 0 ? 1 : 3.4));
                    double wick = Math.abs(random.nextGaussian()) * 0.0002;
                    out.accept(bar(symbols.get(i), at, open, prices[i], wick, volume));
                }
            }
        }
    }

    /** Three spans that the market topology would call moves. */
    private double jump(String symbol, Instant at) {
        long minute = Duration.between(OPEN, at).toMinutes();
        double perMinute = 0;
        if (symbol.equals("SPY") && minute >= 40 && minute < 60) {
            perMinute = 0.00042;
        } else if (symbol.equals("IBM") && minute >= 95 && minute < 115) {
            perMinute = -0.00061;
        } else if (symbol.equals("BAC") && minute >= 150 && minute < 170) {
            perMinute = 0.00075;
        }
        boolean last = perMinute != 0 && (minute == 59 || minute == 114 || minute == 169);
        if (last) {
            Move move = move(symbol, at.plusSeconds(60), perMinute * 2_000, symbol.equals("BAC") ? 14.1 : 168);
            moves.add(move);
            out.accept(move);
        }
        return perMinute;
    }

    private void tapeOf(String desk, Duration every, int mostMoves) {
        sequence = 0;
        List<TapeEntry> entries = new ArrayList<>();
        Instant next = OPEN.plus(every.minusMinutes(30).plusMinutes(30));
        int headline = 0;
        int move = 0;
        for (Instant at = OPEN; at.isBefore(NOW); at = at.plusSeconds(431)) {
            while (!at.isBefore(next)) {
                entries.add(intervalEnd(desk, sequence++, next, every));
                next = next.plus(every);
            }
            if (move < Math.min(mostMoves, moves.size())
                    && !moves.get(move).to().isAfter(at)) {
                entries.add(tape(desk, sequence++, moves.get(move++)));
            }
            String title = HEADLINES[headline % HEADLINES.length];
            String feed = title.startsWith("CVE") ? "nvd" : title.startsWith("Minutes") ? "fed" : "world";
            Precision precision = switch (feed) {
                case "nvd" -> Precision.MINUTE;
                case "fed" -> Precision.SECOND;
                default -> Precision.DAY;
            };
            String id = feed + ":" + headline;
            StoryRef story = headline < HEADLINES.length
                    ? ref(id, StoryRef.Role.NEW, 1, 1, headline % 4 == 0 ? 0.72 : 0.31)
                    : ref(
                            feed + ":" + (headline % HEADLINES.length),
                            headline % 3 == 0 ? StoryRef.Role.UPDATE : StoryRef.Role.COPY,
                            2 + headline / HEADLINES.length,
                            2,
                            0.44);
            headline++;
            entries.add(report(desk, sequence++, linked(news(id, feed, at, precision, title)), story));
        }
        entries.forEach(out);
        out.accept(new TapeEntry(
                desk,
                sequence++,
                OPEN.plusSeconds(700),
                TapeEntry.Kind.ITEM,
                true,
                news(
                        "world:late",
                        "world",
                        OPEN.plusSeconds(700),
                        Precision.MINUTE,
                        "Correction: vote on Thursday, not Friday"),
                StoryRef.alone(news(
                        "world:late",
                        "world",
                        OPEN.plusSeconds(700),
                        Precision.MINUTE,
                        "Correction: vote on Thursday, not Friday")),
                null,
                null));
    }

    private static NewsItem linked(NewsItem item) {
        return item.withSymbols(
                item.title().contains("IBM")
                        ? List.of("IBM")
                        : item.title().contains("debt") ? List.of("SPY") : List.of());
    }

    private void digests() {
        overnight();
        out.accept(digest(
                "markets",
                OPEN.plus(Duration.ofMinutes(60)),
                "Stocks open higher as House leaders weigh a short increase of the debt limit",
                List.of(
                        line(
                                "Leaders in the House are ready to lift the debt limit for six weeks, without conditions.",
                                0.91,
                                List.of("SPY"),
                                item("world:0", HEADLINES[0]),
                                cite(moves.get(0))),
                        line(
                                "Initial claims rose by 66,000 to 374,000; a computer change in one state explains about half.",
                                0.64,
                                List.of(),
                                item("world:9", HEADLINES[9])))));
        out.accept(digest(
                "markets",
                OPEN.plus(Duration.ofMinutes(120)),
                "IBM falls as a notice for WebSphere Commerce comes out; the wider market holds its gain",
                List.of(
                        line(
                                "IBM fell 1.22% in 20 minutes on 3.4 times its usual volume.",
                                0.88, List.of("IBM"), cite(moves.get(1)), item("nvd:CVE-2013-0579", HEADLINES[7])),
                        extracted(
                                HEADLINES[1],
                                0.55,
                                "the written line had “September 19”, which is in no source",
                                item("fed:minutes-3", HEADLINES[1])))));
        out.accept(digest(
                "markets",
                OPEN.plus(Duration.ofMinutes(180)),
                "Banks lead: Bank of America adds 1.5% in 20 minutes while debt talks go on in Washington",
                List.of(
                        line(
                                "Bank of America rose 1.50% in 20 minutes on 3.4 times its usual volume.",
                                0.93, List.of("BAC", "AIG"), cite(moves.get(2))),
                        line(
                                "The Treasury secretary told a Senate panel that extraordinary measures end on 17 October.",
                                0.71,
                                List.of("SPY"),
                                item("world:3", HEADLINES[3]),
                                item("fed:minutes-1", HEADLINES[1])),
                        extracted(
                                HEADLINES[8],
                                0.22,
                                "the written line equals the source's headline",
                                item("world:8", HEADLINES[8])))));
        out.accept(digest(
                "world",
                OPEN.plus(Duration.ofMinutes(150)),
                "Libya's prime minister is free again after hours in the hands of armed men",
                List.of(line(
                        "Ali Zeidan was seized at a hotel in Tripoli before dawn and released within hours.",
                        0.87,
                        List.of(),
                        item("world:6", HEADLINES[6])))));
        out.accept(digest(
                "security",
                OPEN.plus(Duration.ofMinutes(90)),
                "A flaw in Internet Explorer 6 to 11 lets pages run code; fixes for Windows kernel drivers are out",
                List.of(line(
                        "A use-after-free in SetMouseCapture affects Internet Explorer 6 to 11.",
                        0.95,
                        List.of(),
                        item("nvd:CVE-2013-3893", HEADLINES[4])))));
    }

    /** The first digest of the day, of all that was since the evening before: several days, a backlog, stories untold. */
    private void overnight() {
        Digest base = digest(
                "markets",
                OPEN,
                "Debt talks resume as Yellen is nominated",
                List.of(
                        line(
                                "The President nominates Janet Yellen to chair the Federal Reserve's Board of Governors.",
                                0.81,
                                List.of("SPY"),
                                item("world:5", HEADLINES[5]),
                                item("reuters:5", HEADLINES[5]),
                                item("fed:5", HEADLINES[5])),
                        line(
                                "IBM publishes a notice for WebSphere Commerce.",
                                0.4,
                                List.of("IBM"),
                                item("nvd:CVE-2013-0579", HEADLINES[7]))));
        out.accept(new Digest(
                base.id(),
                "markets",
                0,
                WEDNESDAY_OPEN.plus(Duration.ofMinutes(390)),
                OPEN,
                true,
                null,
                base.lines(),
                new Digest.Moves(
                        "SPY +0.84% in 20 min; BAC +1.50% in 20 min", List.of(cite(moves.get(0)), cite(moves.get(2)))),
                List.of(
                        new Digest.Untold("world:9", HEADLINES[9], 0.21, Map.of("base", 0.14, "event", 0.07)),
                        new Digest.Untold("world:8", HEADLINES[8], 0.18, Map.of("base", 0.14, "event", 0.04)),
                        new Digest.Untold("world:6", HEADLINES[6], 0.11, Map.of("base", 0.14, "kind", -0.03))),
                3,
                3,
                base.tokens(),
                base.model()));
    }

    private void alerts() {
        out.accept(alert("markets", moves.get(0), Severity.INFO));
        out.accept(alert("markets", moves.get(1), Severity.CRITICAL));
        out.accept(alert("markets", moves.get(2), Severity.WARNING));
    }

    private void states() {
        long last = sequence;
        Instant now = Instant.now();
        for (String desk : List.of("world", "markets", "security")) {
            out.accept(status(desk, NOW, last, now, null));
        }
        out.accept(source("feed:world", SourceStatus.State.OK, OPEN, "answers, 3 new items in the last hour", 214));
        out.accept(source(
                "feed:fed", SourceStatus.State.OK, OPEN.minusSeconds(9_000), "answers, nothing new since 13:30", 12));
        out.accept(source(
                "feed:fed",
                SourceStatus.State.FAILING,
                OPEN.plus(Duration.ofMinutes(200)),
                "answers HTTP 500 since 12:50, tried 6 times, next at 13:31",
                12));
        out.accept(source("feed:nvd", SourceStatus.State.OK, OPEN, "answers, 41 new items in the last hour", 980));
        out.accept(TestObjects.webhook(
                tidewire.events.WebhookStatus.State.FAILING,
                NOW,
                "answers 503 since 13:02, tried 3 times, next at 13:31"));
        out.accept(TestObjects.day("SPY", OPEN, 166.9, 168.4, 166.2, 168.2));
        out.accept(source("trades:nyse", SourceStatus.State.OK, OPEN, "connected, 84 trades a second", 1_204_933));
        Citation cause = item("world:0", HEADLINES[0]);
        out.accept(new Story(
                "world:0",
                "markets",
                2,
                HEADLINES[0],
                OPEN,
                OPEN.plusSeconds(5_400),
                List.of(
                        reportOf("world:0", "feed:world", StoryRef.Role.NEW, HEADLINES[0], OPEN),
                        reportOf("world:20", "feed:reuters", StoryRef.Role.COPY, HEADLINES[0], OPEN.plusSeconds(420)),
                        reportOf(
                                "world:30",
                                "feed:world",
                                StoryRef.Role.UPDATE,
                                "White House says the president would sign a six-week increase",
                                OPEN.plusSeconds(5_400))),
                List.of("SPY"),
                List.of(new Story.LinkedMove(
                        moves.get(0).id(), "SPY", moves.get(0).title(), 3_600)),
                0.72,
                java.util.Map.of("sources", 0.3, "moves", 0.22, "words", 0.2)));
        out.accept(new Alert(
                "alert:story:world:0",
                0,
                "markets",
                "America/New_York",
                Alert.Action.UPDATED,
                Severity.WARNING,
                OPEN.plusSeconds(5_400),
                "debt-limit",
                "its words have “debt limit”, and three sources report it",
                "world:0",
                "House leaders to offer a six-week increase of the debt limit",
                "Three sources; SPY moved +0.84% within an hour.",
                List.of("SPY"),
                List.of(cause)));
    }

    private static Story.Report reportOf(String id, String source, StoryRef.Role role, String title, Instant at) {
        return new Story.Report(
                id,
                0,
                source,
                role,
                title,
                "https://example.org/" + id.replace(':', '/'),
                at,
                at.minusSeconds(45),
                NewsItem.Precision.SECOND);
    }

    private void windows() {
        for (String desk : List.of("world", "markets", "security")) {
            List<Integer> entries = new ArrayList<>();
            int tokens = 0;
            while (tokens < 1_950) {
                int length = 14 + random.nextInt(desk.equals("security") ? 150 : 60);
                entries.add(length);
                tokens += length;
            }
            entries.remove(0);
            out.accept(telemetry(desk, NOW, 640, entries, desk.equals("world") ? 0 : 41_203));
        }
    }
}

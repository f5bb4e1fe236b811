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
import static tidewire.dashboard.TestObjects.tape;
import static tidewire.dashboard.TestObjects.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import tidewire.events.Event;
import tidewire.events.Move;
import tidewire.events.NewsItem.Precision;
import tidewire.events.Severity;
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
                    prices[i] *= 1 + drift[i] + random.nextGaussian() * 0.00025 + jump;
                    out.accept(bar(symbols.get(i), at, prices[i]));
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
            entries.add(tape(desk, sequence++, news(feed + ":" + headline++, feed, at, precision, title)));
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

    private void digests() {
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

    private void alerts() {
        out.accept(alert("markets", moves.get(0), Severity.INFO));
        out.accept(alert("markets", moves.get(1), Severity.CRITICAL));
        out.accept(alert("markets", moves.get(2), Severity.WARNING));
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

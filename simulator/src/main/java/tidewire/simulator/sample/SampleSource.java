package tidewire.simulator.sample;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tidewire.simulator.sample.TradeFiles.TradeFile;

/**
 * What is played: news by feed and, maybe, trades. From the midnight (UTC) before the first to the one after the last
 * day.
 */
public final class SampleSource {
    private static final String FOLDER = "/tidewire/sample/october-2013/";
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int BATCH = 10_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2013, 10, 7);
    private static final LocalDate LAST_DAY = LocalDate.of(2013, 10, 11);
    private static final List<String> SYMBOLS = List.of("SPY", "IBM", "BAC", "AIG");
    /** Feeds of the sample by the feeds of its files. */
    private static final Map<String, String> FEEDS =
            Map.of("wikipedia-current-events", "world", "fed-fomc", "fed", "fed-speeches", "fed", "nvd-cve", "nvd");

    private final Map<String, List<SampleItem>> feeds;
    private final List<TradeFile> trades;
    private final List<String> symbols;
    private final Instant from;
    private final Instant to;

    private SampleSource(
            Map<String, List<SampleItem>> feeds,
            List<TradeFile> trades,
            List<String> symbols,
            LocalDate firstDay,
            LocalDate lastDay) {
        this.feeds = feeds;
        this.trades = trades;
        this.symbols = symbols;
        this.from = firstDay.atStartOfDay(ZoneOffset.UTC).toInstant();
        this.to = lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private SampleSource(SampleSource whole, Map<String, List<SampleItem>> feeds, List<TradeFile> trades, Instant to) {
        this.feeds = feeds;
        this.trades = trades;
        this.symbols = whole.symbols;
        this.from = whole.from;
        this.to = to;
    }

    /**
     * The same sample, played only up to a time.
     *
     * @throws SampleException when that is not within the sample
     */
    public SampleSource until(Instant time) {
        if (!time.isAfter(from) || time.isAfter(to)) {
            throw new SampleException(
                    "the sample is from " + from + " to " + to + " and cannot be played up to " + time);
        }
        return new SampleSource(this, feeds, trades, time);
    }

    /**
     * The same sample several times, each whole weeks after the one before, up to the end of the last week. From the second time on
     * ids and titles say which time it is: whoever has read the same words before would have no news.
     */
    public SampleSource times(int times) {
        if (times == 1) {
            return this;
        }
        Duration period = WEEK.multipliedBy(
                Duration.between(from, to).plus(WEEK).minusNanos(1).dividedBy(WEEK));
        Map<String, List<SampleItem>> items = new LinkedHashMap<>();
        List<TradeFile> files = new ArrayList<>();
        for (int time = 1; time <= times; time++) {
            Duration later = period.multipliedBy(time - 1);
            int number = time;
            feeds.forEach((feed, once) -> items.computeIfAbsent(feed, name -> new ArrayList<>())
                    .addAll(once.stream().map(item -> item.again(number, later)).toList()));
            trades.forEach(file -> files.add(file.later(later)));
        }
        return new SampleSource(this, items, files, from.plus(period.multipliedBy(times)));
    }

    /**
     * The bundled week, 7 to 11 October 2013: feeds {@code world}, {@code fed} and {@code nvd}, trades of SPY, IBM, BAC
     * and AIG.
     */
    public static SampleSource bundled() {
        Map<String, List<SampleItem>> feeds = new LinkedHashMap<>();
        for (String file : List.of("news-wikipedia-current-events.jsonl.xz", "news.jsonl.xz")) {
            NewsFile.read(file, resource(file))
                    .forEach((feed, items) -> feeds.computeIfAbsent(feedOf(feed), name -> new ArrayList<>())
                            .addAll(items));
        }
        feeds.values().forEach(NewsFile::sort);
        List<TradeFile> trades = FIRST_DAY
                .datesUntil(LAST_DAY.plusDays(1))
                .flatMap(day -> SYMBOLS.stream().map(symbol -> bundledTrades(symbol, day)))
                .toList();
        return new SampleSource(feeds, trades, SYMBOLS, FIRST_DAY, LAST_DAY);
    }

    private static String feedOf(String fileFeed) {
        String feed = FEEDS.get(fileFeed);
        if (feed == null) {
            throw new SampleException("the bundled sample has an unknown feed: " + fileFeed);
        }
        return feed;
    }

    private static TradeFile bundledTrades(String symbol, LocalDate day) {
        String name = "trades/" + symbol + "-" + day + ".csv.xz";
        return new TradeFile(
                name, symbol, day.atStartOfDay(ZoneOffset.UTC).toInstant(), Duration.ZERO, () -> resource(name));
    }

    private static InputStream resource(String name) {
        InputStream file = SampleSource.class.getResourceAsStream(FOLDER + name);
        if (file == null) {
            throw new SampleException("the bundled sample has no file " + name);
        }
        return new BufferedInputStream(file, 64 << 10);
    }

    /**
     * News of a file in place of the bundled ones, as the single feed {@code news}, without trades. The format is in
     * {@code NewsFile}: JSON Lines, {@code .xz} unpacked.
     *
     * @throws SampleException when the file cannot be used, naming the line
     */
    public static SampleSource newsFile(Path path) {
        List<SampleItem> items = new ArrayList<>();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path))) {
            NewsFile.read(path.toString(), file).values().forEach(items::addAll);
        } catch (IOException e) {
            throw new SampleException(path + " cannot be read: " + e.getMessage(), e);
        }
        NewsFile.sort(items);
        LocalDate first = LocalDate.ofInstant(items.get(0).published(), ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(items.get(items.size() - 1).published(), ZoneOffset.UTC);
        return new SampleSource(Map.of("news", items), List.of(), List.of(), first, last);
    }

    /** Names of the feeds. */
    public List<String> feeds() {
        return feeds.keySet().stream().sorted().toList();
    }

    /** Symbols traded; empty when there are no trades. */
    public List<String> symbols() {
        return symbols;
    }

    /** Start of the play, inclusive. */
    public Instant from() {
        return from;
    }

    /** End of the play: no item and no trade after it is shown. */
    public Instant to() {
        return to;
    }

    /** Number of news items. */
    public int items() {
        return feeds.values().stream().mapToInt(Collection::size).sum();
    }

    public List<SampleItem> items(String feed) {
        return feeds.getOrDefault(feed, List.of());
    }

    /** All trades in the order of their time. */
    public void forEachTrade(Consumer<SampleTrade> each) {
        try (TradeFiles files = trades()) {
            List<SampleTrade> batch = new ArrayList<>();
            do {
                batch.clear();
                files.take(to, BATCH, batch);
                batch.forEach(each);
            } while (!batch.isEmpty());
        }
    }

    public TradeFiles trades() {
        return new TradeFiles(trades);
    }
}

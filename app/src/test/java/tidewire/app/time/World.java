package tidewire.app.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.TestTopics;
import tidewire.app.tape.CommittedResults;
import tidewire.app.tape.Consumed;
import tidewire.app.tape.SummarizerProcess;
import tidewire.events.Topics;

/**
 * Feeds and an exchange, and the processes that look at them: an ingestor and a summarizer (tape and digest). Its clock moves when all that
 * is in it has been published, so that two runs observe the same, whatever happens to a process or the broker meanwhile.
 */
public final class World implements AutoCloseable {
    static final int KILLS = Integer.getInteger("tidewire.kills", 2);
    public static final int MINUTES = Math.max(25, 2 * KILLS);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Instant START = Instant.parse("2013-10-09T13:30:00Z");
    private static final List<String> RESULTS =
            List.of(Topics.TAPE, Topics.ALERTS, Topics.BARS, Topics.MOVES, Topics.DAYS, Topics.STORIES, Topics.DIGESTS);

    private static Map<String, List<String>> undisturbed = Map.of();

    private final String bootstrapServers;
    private final Path folder;
    private final Path state;
    private final String name;
    private final int threads;
    private final Path clockFile;
    private final SharedClock clock;
    private final FeedHost feeds = new FeedHost();
    private final TradeHost trades = new TradeHost(START, IngestProcess.SYMBOLS);
    private final Arrivals arrivals;
    /** What was shown and has not been published yet. */
    private final List<String> due = new ArrayList<>();

    private final Map<String, Integer> traded = new HashMap<>();

    private Process ingest;
    private Process summarizer;

    /**
     * Its processes are started at once, and wait for the broker if it is not there.
     *
     * @param threads of each stage
     */
    public World(String bootstrapServers, Path folder, String name, int threads) throws Exception {
        this(bootstrapServers, folder, folder, name, threads);
    }

    /** @param state where the stages keep what they know */
    public World(String bootstrapServers, Path folder, Path state, String name, int threads) throws Exception {
        this.bootstrapServers = bootstrapServers;
        this.folder = folder;
        this.state = state;
        this.name = name;
        this.threads = threads;
        clockFile = folder.resolve(name + ".clock");
        clock = new SharedClock(clockFile);
        clock.set(START);
        startIngest();
        startSummarizer();
        TestTopics.ensure(client());
        arrivals = new Arrivals(client());
    }

    /** What a world that nobody disturbs leaves behind: for each topic and key the records' times and values. */
    public static synchronized Map<String, List<String>> undisturbed(Path folder) throws Exception {
        if (undisturbed.isEmpty()) {
            try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0);
                    World world = new World(broker.bootstrapServers(), folder, "undisturbed", 1)) {
                world.begin();
                world.play(1, MINUTES);
                undisturbed = world.end(0);
            }
            for (String topic : RESULTS) {
                assertThat(undisturbed.keySet())
                        .as("with something on %s", topic)
                        .anyMatch(key -> key.startsWith(topic));
            }
        }
        return undisturbed;
    }

    public static int size(Map<String, List<String>> results) {
        return results.values().stream().mapToInt(List::size).sum();
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }

    private void startIngest() throws IOException {
        ingest = IngestProcess.start(bootstrapServers, feeds, trades, clockFile, folder.resolve(name + ".ingest.log"));
    }

    private void startSummarizer() throws IOException {
        summarizer = SummarizerProcess.start(
                bootstrapServers, state.resolve(name), folder.resolve(name + ".summarizer.log"), threads);
    }

    /** The first poll and the first trade of all, remembered: what was there before an ingestor looked is backlog. */
    public void begin() {
        due.addAll(List.of("feed:world", "feed:fed"));
        awaitPublished();
        for (String symbol : IngestProcess.SYMBOLS) {
            trade(START, symbol, 180);
            due.add("trades:demo#last/" + symbol);
        }
        awaitPublished();
    }

    /** Some minutes, each when the one before has been published. */
    public void play(int from, int to) {
        for (int minute = from; minute <= to; minute++) {
            show(minute);
            awaitPublished();
        }
    }

    /** What the world has at a minute. */
    public void show(int minute) {
        Instant now = START.plus(Duration.ofMinutes(minute));
        clock.set(now);
        for (String symbol : IngestProcess.SYMBOLS) {
            double fall = minute > 10 ? -0.9 * Math.min(10, minute - 10) : 0;
            for (int i = 0; i < 5; i++) {
                trade(now.minusSeconds(50 - 10L * i), symbol, 180 + fall + i % 3 / 100.0);
            }
        }
        trades.beat(now);
        item("world", minute, "Town number " + minute + " votes on bridge " + minute * 31 % 17);
        if (minute % 3 == 0) {
            item("fed", minute, "Board meets on paper " + minute + " about rates");
        }
    }

    private void trade(Instant time, String symbol, double price) {
        trades.trade(symbol, time, String.format(Locale.ROOT, "%.2f", price), "100");
        due.add(symbol + "#" + traded.merge(symbol, 1, Integer::sum));
    }

    private void item(String feed, int number, String title) {
        feeds.add("/" + feed, "n" + number, title, "Wed, 09 Oct 2013 13:00:00 GMT");
        due.add(feed + ":n" + number);
    }

    public void killIngest() throws IOException, InterruptedException {
        ingest.destroyForcibly().waitFor();
        startIngest();
    }

    public void killSummarizer() throws IOException, InterruptedException {
        summarizer.destroyForcibly().waitFor();
        startSummarizer();
    }

    /** Until all that was shown stands on the topics. */
    public void awaitPublished() {
        await(() -> true);
    }

    /** Whether it does. */
    public boolean isPublished() {
        arrivals.read();
        due.removeAll(arrivals.seen);
        return due.isEmpty();
    }

    /**
     * Time goes on until all of it has been read.
     *
     * @param size number of results to expect; 0 when that is not known
     * @return what the stages have left behind
     */
    public Map<String, List<String>> end(int size) {
        clock.set(START.plus(Duration.ofMinutes(MINUTES + 30)));
        await(() -> Consumed.all(client()) && size(results()) >= size);
        return results();
    }

    private Map<String, List<String>> results() {
        return CommittedResults.read(client(), RESULTS);
    }

    private void await(BooleanSupplier enough) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!(isPublished() && enough.getAsBoolean())) {
            assertThat(ingest.isAlive()).as("ingest, see %s", folder).isTrue();
            assertThat(summarizer.isAlive()).as("summarizer, see %s", folder).isTrue();
            assertThat(Instant.now()).as("still due: %s", due).isBefore(deadline);
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    @Override
    public void close() throws Exception {
        ingest.destroyForcibly().waitFor();
        summarizer.destroyForcibly().waitFor();
        arrivals.close();
        trades.close();
        feeds.close();
    }
}

package tidewire.app.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.app.tape.CommittedResults;
import tidewire.app.tape.Consumed;
import tidewire.app.tape.SummarizerProcess;
import tidewire.events.Topics;

/**
 * Feeds and an exchange, an ingestor and a summarizer (tape and digest), both killed at random moments again and again: what
 * stands on the topics, read committed, are the bytes of a run that nobody disturbed, with another number of threads. The world's clock moves when all that
 * is in it has been published, so that both runs observe the same. {@code -Dtidewire.kills=30} is the long form.
 */
class EverythingKilledIT {
    private static final int KILLS = Integer.getInteger("tidewire.kills", 2);
    private static final int MINUTES = Math.max(25, 2 * KILLS);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Instant START = Instant.parse("2013-10-09T13:30:00Z");
    private static final List<String> RESULTS =
            List.of(Topics.TAPE, Topics.ALERTS, Topics.BARS, Topics.MOVES, Topics.DAYS, Topics.STORIES, Topics.DIGESTS);

    @TempDir
    Path folder;

    @Test
    void results_areTheSameBytes_howeverOftenIngestTapeAndDigestAreKilled() throws Exception {
        Map<String, List<String>> undisturbed = play("undisturbed", 0, 0);
        for (String topic : RESULTS) {
            assertThat(undisturbed.keySet()).as("with something on %s", topic).anyMatch(key -> key.startsWith(topic));
        }

        assertThat(play("killed", KILLS, size(undisturbed))).isEqualTo(undisturbed);
    }

    /** @param size number of results to expect; 0 when that is not known */
    private Map<String, List<String>> play(String name, int kills, int size) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
            try (Admin admin = Admin.create(broker.clientProperties())) {
                TopicSetup.ensure(admin, 3, (short) 1, Retention.FOREVER);
            }
            try (World world = new World(broker, name, kills == 0 ? 1 : 2)) {
                world.start();
                for (int minute = 1; minute <= MINUTES; minute++) {
                    int now = minute;
                    boolean kill = kills > 0 && minute > 1 && (minute - 1) * kills / MINUTES < minute * kills / MINUTES;
                    world.show(now);
                    if (kill) {
                        world.kill();
                    }
                    world.await(world.due::isEmpty);
                }
                world.end();
                world.await(() -> Consumed.all(broker.clientProperties()) && size(broker) >= size);
                System.out.printf(
                        "%s: %d kills of the ingestor, %d of the summarizer%n",
                        name, world.killedIngestors, world.killedSummarizers);
            }
            return CommittedResults.read(broker.clientProperties(), RESULTS);
        }
    }

    private static int size(EmbeddedBroker broker) {
        return size(CommittedResults.read(broker.clientProperties(), RESULTS));
    }

    private static int size(Map<String, List<String>> results) {
        return results.values().stream().mapToInt(List::size).sum();
    }

    /** The outside and the processes that look at it. */
    private final class World implements AutoCloseable {
        private final EmbeddedBroker broker;
        private final String name;
        private final int threads;
        private final Path clockFile;
        private final SharedClock clock;
        private final FeedHost feeds = new FeedHost();
        private final TradeHost trades = new TradeHost(START, IngestProcess.SYMBOLS);
        private final Arrivals arrivals;
        private final Random random = new Random(7);
        /** What was shown and has not been published yet. */
        final List<String> due = new ArrayList<>();

        private final Map<String, Integer> traded = new HashMap<>();

        private Process ingest;
        private Process summarizer;
        int killedIngestors;
        int killedSummarizers;

        World(EmbeddedBroker broker, String name, int threads) throws Exception {
            this.broker = broker;
            this.name = name;
            this.threads = threads;
            clockFile = folder.resolve(name + ".clock");
            clock = new SharedClock(clockFile);
            clock.set(START);
            arrivals = new Arrivals(broker.clientProperties());
            startIngest();
            startSummarizer();
        }

        private void startIngest() throws IOException {
            ingest = IngestProcess.start(
                    broker.bootstrapServers(), feeds, trades, clockFile, folder.resolve(name + ".ingest.log"));
        }

        private void startSummarizer() throws IOException {
            summarizer = SummarizerProcess.start(
                    broker.bootstrapServers(), folder.resolve(name), folder.resolve(name + ".summarizer.log"), threads);
        }

        /** The first poll and the first trade of all, remembered: what was there before an ingestor looked is backlog. */
        void start() {
            due.addAll(List.of("feed:world", "feed:fed"));
            await(due::isEmpty);
            for (String symbol : IngestProcess.SYMBOLS) {
                trade(START, symbol, 180);
                due.add("trades:demo#last/" + symbol);
            }
            await(due::isEmpty);
        }

        void show(int minute) {
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
            trades.trade(symbol, time, String.format(java.util.Locale.ROOT, "%.2f", price), "100");
            due.add(symbol + "#" + traded.merge(symbol, 1, Integer::sum));
        }

        private void item(String feed, int number, String title) {
            feeds.add("/" + feed, "n" + number, title, "Wed, 09 Oct 2013 13:00:00 GMT");
            due.add(feed + ":n" + number);
        }

        /** Either, in turn, at some moment of its work. */
        void kill() throws IOException, InterruptedException {
            arrivals.read();
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(400)).toNanos());
            if (killedIngestors <= killedSummarizers) {
                killedIngestors++;
                ingest.destroyForcibly().waitFor();
                startIngest();
            } else {
                killedSummarizers++;
                summarizer.destroyForcibly().waitFor();
                startSummarizer();
            }
        }

        /** Time goes on until all of it has been read. */
        void end() {
            clock.set(START.plus(Duration.ofMinutes(MINUTES + 30)));
        }

        void await(BooleanSupplier enough) {
            Instant deadline = Instant.now().plus(PATIENCE);
            while (true) {
                arrivals.read();
                due.removeAll(arrivals.seen);
                if (enough.getAsBoolean()) {
                    return;
                }
                assertThat(ingest.isAlive()).as("ingest, see %s", folder).isTrue();
                assertThat(summarizer.isAlive())
                        .as("summarizer, see %s", folder)
                        .isTrue();
                assertThat(Instant.now()).as("still due: %s", due).isBefore(deadline);
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
}

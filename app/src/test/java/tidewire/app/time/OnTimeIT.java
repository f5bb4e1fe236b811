package tidewire.app.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.events.TapeEntry;
import tidewire.events.Topics;
import tidewire.ingest.feed.FeedConfig;
import tidewire.ingest.trades.ExchangeConfig;

/**
 * How long an item takes from the feed's answer to its row on the tape and on the page's stream, through real HTTP and a real
 * broker, with dead feeds among the healthy and clocks of answers, items, heartbeats and trades that are wrong. The times are
 * printed; what is asserted is that neither holds up or pushes on the living.
 */
class OnTimeIT {
    private static final int HEALTHY = 5;
    private static final int ITEMS = 100;
    private static final int DEAD_HOSTS = 8;
    private static final Duration BETWEEN = Duration.ofMillis(130);
    private static final String SYMBOL = "BTC-USD";
    private static final Instant FUTURE = Instant.parse("2099-01-01T00:00:00Z");
    private static final List<String> DATES = List.of(
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "Thu, 01 Jan 2099 00:00:00 GMT",
            FeedHost.later(),
            "Mon, 01 Jan 2024 12:00:00 GMT",
            "");

    /** Not JSON, another schema, no value, as large as the topic takes, observed in 2100 and before 1970. */
    private static final List<byte[]> POISON = Arrays.asList(
            utf8("no JSON"),
            utf8("{\"symbol\":\"IBM\"}"),
            null,
            utf8("x".repeat((1 << 20) - 1_000)),
            utf8(odd("2100-01-01T00:00:00Z")),
            utf8(odd("1969-12-31T23:59:59Z")));

    private static String odd(String observed) {
        return """
                {"id":"x","source":"feed:healthy0","observed":"%s","published":null,"precision":"NONE","title":"Odd",
                "categories":[],"symbols":[],"revision":0,"backlog":false}""".formatted(observed);
    }

    @Test
    void item_isOnTheTapeInSeconds_whateverDeadFeedsAndOddClocksThereAre(@TempDir Path state) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0);
                FeedHost host = new FeedHost();
                TradeHost past = new TradeHost(Instant.EPOCH, List.of(SYMBOL));
                TradeHost ahead = new TradeHost(Instant.now().plus(Duration.ofHours(12)), List.of(SYMBOL));
                TradeHost future = new TradeHost(FUTURE, List.of(SYMBOL));
                LiveTape tape = new LiveTape(
                        broker.clientProperties(),
                        feeds(host),
                        List.of(exchange("past", past), exchange("ahead", ahead), exchange("future", future)),
                        state);
                PageStream page = new PageStream(broker.clientProperties())) {
            tape.await("healthy", HEALTHY);
            poison(broker);
            Map<String, Long> stood = publish(host, tape, () -> {
                past.beat(Instant.EPOCH);
                ahead.trade(SYMBOL, Instant.now().plus(Duration.ofHours(12)), "100", "1");
                future.trade(SYMBOL, FUTURE, "100", "1");
            });
            tape.await("healthy", HEALTHY + ITEMS);
            tape.await("ahead", 1);
            while (!page.arrived.keySet().containsAll(stood.keySet())) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos()); // The build ends a hang.
            }

            assertThat(stood.keySet()).isSubsetOf(tape.arrived.keySet());
            assertThat(tape.entries).extracting(TapeEntry::late).containsOnly(false);
            assertThat(tape.entries).extracting(TapeEntry::time).isSorted();
            assertThat(tape.letters()).isEqualTo(POISON.size());
            assertThat(host.hanging.get())
                    .as("requests that were never answered, on the healthy feeds' host and others")
                    .isGreaterThan(DEAD_HOSTS);
            assertThat(tape.problems()).as("feeds that fail").hasSizeGreaterThanOrEqualTo(3);
            correctionIsOnTheTapeAndThePageOnce(host, tape, page);
            report("to the tape", stood, tape.arrived);
            report("to the page's stream", stood, page.arrived);
        }
    }

    private static void correctionIsOnTheTapeAndThePageOnce(FeedHost host, LiveTape tape, PageStream page) {
        host.correct("/healthy/0", "n0", "CORRECTED: headline number 0", DATES.get(0));
        List<Integer> revisions = new ArrayList<>();
        while (!revisions.contains(1) || !page.said("CORRECTED: headline number 0")) {
            tape.read(); // The build ends a hang.
            revisions.clear();
            tape.entries.stream()
                    .map(TapeEntry::item)
                    .filter(item -> item != null && item.id().equals("healthy0:n0"))
                    .forEach(item -> revisions.add(item.revision()));
        }
        assertThat(revisions).containsExactly(0, 1);
    }

    /** What could be on the topic by anybody's mistake: set aside, and nothing is stuck behind it. */
    private static void poison(EmbeddedBroker broker) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(broker.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (byte[] value : POISON) {
                producer.send(new ProducerRecord<>(Topics.NEWS, 0, null, value)).get();
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Long> publish(FeedHost host, LiveTape tape, Runnable oddClocks) {
        Map<String, Long> stood = new LinkedHashMap<>();
        long next = System.nanoTime();
        for (int i = 0; i < ITEMS; i++) {
            int feed = i % HEALTHY;
            host.add("/healthy/" + feed, "n" + i, "Headline number " + i, DATES.get(i % DATES.size()));
            stood.put("healthy" + feed + ":n" + i, System.nanoTime());
            oddClocks.run();
            next += BETWEEN.toNanos();
            while (System.nanoTime() < next) {
                tape.read();
            }
        }
        return stood;
    }

    private static List<FeedConfig> feeds(FeedHost host) {
        List<FeedConfig> feeds = new ArrayList<>();
        for (int i = 0; i < HEALTHY; i++) {
            host.add("/healthy/" + i, "first-" + i, "First of " + i, DATES.get(0));
            feeds.add(LiveTape.feed("healthy" + i, host.url("127.0.0.1", "/healthy/" + i)));
        }
        host.add("/future/0", "f", "From the year 2099", "Thu, 01 Jan 2099 00:00:00 GMT");
        feeds.add(LiveTape.feed("future", host.url("localhost", "/future/0")));
        host.add("/ahead/0", "a", "From twelve hours ahead", FeedHost.later());
        feeds.add(LiveTape.feed("ahead", host.url("localhost", "/ahead/0")));
        // One beside the healthy, on their host, and one on each of several hosts.
        feeds.add(LiveTape.feed("silent0", host.url("127.0.0.1", "/silent/0")));
        for (int i = 1; i <= DEAD_HOSTS; i++) {
            feeds.add(LiveTape.feed("silent" + i, host.url("127.0.0." + (i + 1), "/silent/" + i)));
        }
        feeds.add(LiveTape.feed("broken", host.url("localhost", "/broken/0")));
        feeds.add(LiveTape.feed("refused", URI.create("http://localhost:1/feed")));
        return feeds;
    }

    private static ExchangeConfig exchange(String name, TradeHost host) {
        return new ExchangeConfig(
                name,
                "coinbase",
                host.url(),
                host.rest(),
                List.of(SYMBOL),
                ExchangeConfig.HEARTBEAT_TIMEOUT,
                ExchangeConfig.SKEW,
                true);
    }

    private static void report(String what, Map<String, Long> stood, Map<String, Long> arrived) {
        long[] millis = stood.entrySet().stream()
                .mapToLong(item -> (arrived.get(item.getKey()) - item.getValue()) / 1_000_000)
                .sorted()
                .toArray();
        System.out.printf(
                "from the feed's answer %s, %d items of %d healthy feeds beside %d odd or dead ones and three"
                        + " exchanges with wrong clocks: median %d ms, 95th percentile %d ms, longest %d ms%n",
                what,
                millis.length,
                HEALTHY,
                DEAD_HOSTS + 5,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                millis[millis.length - 1]);
    }
}

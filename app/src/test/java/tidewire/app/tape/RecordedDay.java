package tidewire.app.tape;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tidewire.events.ClockMarker;
import tidewire.events.EventSerde;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.events.Severity;
import tidewire.events.SourceEvent;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.summarizer.Desk;
import tidewire.summarizer.Selection;
import tidewire.summarizer.SymbolNames;
import tidewire.summarizer.alert.AlertPolicy;
import tidewire.summarizer.alert.AlertRule;

/**
 * What two ingestors publish in four hours: news that is often late, a fall of prices, a symbol that is halted, and a second ingestor
 * that is gone for half an hour of it.
 */
final class RecordedDay {
    static final int PARTITIONS = 3;
    static final Instant START = Instant.parse("2013-10-09T13:30:00Z");
    private static final int MINUTES = 240;
    static final Instant END = START.plus(Duration.ofMinutes(MINUTES));

    private RecordedDay() {}

    static List<Desk> desks() {
        Desk world = new Desk(
                "world",
                Set.of("feed:world"),
                Set.of(),
                Map.of(),
                Selection.ALL,
                Duration.ofMinutes(10),
                null,
                ZoneOffset.UTC,
                5);
        Desk markets = new Desk(
                "markets",
                Set.of("feed:world", "feed:fed"),
                Set.of("trades:demo"),
                Map.of("IBM", names("IBM"), "BAC", names(), "SPY", names()),
                Selection.ALL,
                Duration.ofMinutes(10),
                null,
                ZoneOffset.UTC,
                5);
        // In another partition of the tape than the two above, so that instances have something to share.
        Desk fed = new Desk(
                "fed",
                Set.of("feed:fed"),
                Set.of(),
                Map.of(),
                Selection.ALL,
                Duration.ofMinutes(15),
                null,
                ZoneOffset.UTC,
                5);
        return List.of(world, markets, fed);
    }

    /** Every move alerts. */
    static AlertPolicy alerts() {
        AlertRule moves = new AlertRule(
                "moves",
                Severity.INFO,
                Set.of(),
                List.of(),
                Set.of(),
                Set.of(),
                0,
                0,
                0,
                EnumSet.allOf(Move.Kind.class),
                BigDecimal.ZERO);
        return new AlertPolicy(List.of(moves), Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofHours(12));
    }

    private static SymbolNames names(String... names) {
        return SymbolNames.of(List.of(names));
    }

    /** The same bytes in every partition, whenever it is called. */
    static void publish(Map<String, Object> client) {
        Random random = new Random(42);
        // A new topic may refuse a first batch and take the second: then the first is out of order until it is given
        // up.
        Map<String, Object> inOrder = new HashMap<>(client);
        inOrder.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(inOrder, new StringSerializer(), new ByteArraySerializer())) {
            for (int minute = 0; minute < MINUTES; minute++) {
                Instant now = START.plus(Duration.ofMinutes(minute));
                for (String symbol : isHalted(minute) ? List.of("IBM", "BAC") : List.of("IBM", "BAC", "SPY")) {
                    double drift = minute > 120 && minute < 130 ? -0.9 * (minute - 120) : 0;
                    for (int i = 0; i < 10; i++) {
                        trade(producer, symbol, now.plusSeconds(6L * i), 180 + drift + random.nextInt(10) / 100.0);
                    }
                }
                for (String feed : List.of("feed:world", "feed:fed")) {
                    // Up to a quarter of an hour behind the markers: often late. Texts come twice.
                    Instant observed = now.minusSeconds(random.nextInt(900));
                    item(producer, feed, minute, observed, "Item " + random.nextInt(200) + " of " + feed.charAt(5));
                }
                // The second ingestor is gone for half an hour; so much is beyond its lease.
                markers(producer, "first", now);
                if (minute < 60 || minute > 90) {
                    markers(producer, "second", now.minusSeconds(random.nextInt(14)));
                }
            }
            markers(producer, "first", END);
            markers(producer, "second", END);
        }
    }

    private static boolean isHalted(int minute) {
        return minute >= 150 && minute < 175;
    }

    private static void trade(KafkaProducer<String, byte[]> producer, String symbol, Instant time, double price) {
        BigDecimal exact = BigDecimal.valueOf(Math.round(price * 100), 2);
        Trade trade = new Trade(symbol, "trades:demo", time, time, exact, BigDecimal.valueOf(100), null, null);
        send(producer, Topics.TICKS, null, symbol, trade, EventSerde.ticks());
    }

    private static void item(
            KafkaProducer<String, byte[]> producer, String feed, int number, Instant observed, String title) {
        NewsItem item = new NewsItem(
                feed.substring(5) + ":" + number,
                feed,
                observed,
                observed,
                NewsItem.Precision.SECOND,
                title,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                0,
                false);
        send(producer, Topics.NEWS, null, item.id(), item, EventSerde.news());
    }

    private static void markers(KafkaProducer<String, byte[]> producer, String ingestor, Instant time) {
        for (String topic : List.of(Topics.NEWS, Topics.TICKS)) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                List<String> traded = ingestor.equals("first") ? List.of("trades:demo") : List.of();
                ClockMarker marker = new ClockMarker(ingestor, time).having(traded);
                send(producer, topic, partition, ingestor, marker, EventSerde.news());
            }
        }
    }

    private static void send(
            KafkaProducer<String, byte[]> producer,
            String topic,
            @Nullable Integer partition,
            String key,
            SourceEvent event,
            EventSerde<SourceEvent> serde) {
        Headers headers = new RecordHeaders();
        byte[] value = serde.serialize(topic, headers, event);
        producer.send(new ProducerRecord<>(topic, partition, event.eventTime().toEpochMilli(), key, value, headers));
    }
}

package tidewire.benchmarks.trades;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tidewire.events.ClockMarker;
import tidewire.events.EventSerde;
import tidewire.events.SourceEvent;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.events.TradeBatch;

/**
 * A log of random trades with the markers that close their bars, written as the ingestors write it. It begins half a minute
 * before the minute, so that every symbol closes a bar within any minute of it.
 */
final class TickLog {
    static final String SOURCE = "trades:bench";
    private static final Instant START = Instant.parse("2026-01-05T14:30:30Z");

    private final EventSerde<SourceEvent> serde = EventSerde.ticks();
    private final Map<String, Object> client;

    TickLog(Map<String, Object> client) {
        this.client = client;
    }

    static List<String> symbols(int count) {
        List<String> symbols = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            symbols.add("S" + i);
        }
        return symbols;
    }

    /**
     * Writes so many trades of so many symbols.
     *
     * @param length time that they are spread over
     * @param batch trades in a record; 0 for JSON, one trade a record
     */
    void write(int trades, List<String> symbols, Duration length, int batch) {
        Map<String, Object> props = new HashMap<>(client);
        props.put("linger.ms", 5);
        props.put("batch.size", 128 << 10);
        props.put("compression.type", "lz4");
        int perRecord = Math.max(1, batch);
        int records = trades / perRecord;
        Random random = new Random(1);
        Map<String, Integer> cents = new HashMap<>();
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(props, new StringSerializer(), new ByteArraySerializer())) {
            long id = 0;
            long second = -1;
            for (int i = 0; i < records; i++) {
                long millis = length.toMillis() * i / records;
                Instant observed = START.plusMillis(millis);
                if (millis / 1_000 != second) {
                    second = millis / 1_000;
                    mark(producer, observed);
                }
                String symbol = symbols.get(random.nextInt(symbols.size()));
                List<Trade> list = new ArrayList<>(perRecord);
                for (int t = 0; t < perRecord; t++) {
                    int price =
                            cents.merge(symbol, random.nextInt(3) - 1, (a, b) -> Math.max(1, a + b + 18_000) - 18_000);
                    list.add(new Trade(
                            symbol,
                            SOURCE,
                            observed,
                            observed,
                            BigDecimal.valueOf(20_000L + price, 2),
                            BigDecimal.valueOf(1 + random.nextInt(500)),
                            Long.toString(++id),
                            Trade.Side.BUY));
                }
                if (batch == 0) {
                    send(producer, null, symbol, list.get(0));
                } else {
                    send(producer, null, symbol, new TradeBatch(symbol, SOURCE, observed, list));
                }
            }
            mark(producer, START.plus(length).plusSeconds(120));
        }
    }

    private void mark(KafkaProducer<String, byte[]> producer, Instant time) {
        send(producer, 0, "bench", new ClockMarker("bench", time));
    }

    private void send(
            KafkaProducer<String, byte[]> producer,
            @org.jspecify.annotations.Nullable Integer partition,
            String key,
            SourceEvent event) {
        RecordHeaders headers = new RecordHeaders();
        byte[] value = serde.serialize(Topics.TICKS, headers, event);
        producer.send(
                new ProducerRecord<>(Topics.TICKS, partition, event.eventTime().toEpochMilli(), key, value, headers));
    }
}

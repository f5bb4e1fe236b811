package tidewire.app.time;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tidewire.events.EventSerde;
import tidewire.events.NewsItem;
import tidewire.events.SourceEvent;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.events.TradeBatch;

/** What ingestors have published so far: items by id, trades by symbol and id, and what they remember by key. */
final class Arrivals implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final EventSerde<SourceEvent> news = EventSerde.news();
    private final EventSerde<SourceEvent> ticks = EventSerde.ticks();
    final Set<String> seen = new HashSet<>();

    Arrivals(Map<String, Object> client) {
        consumer = new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(Topics.NEWS, Topics.TICKS, Topics.INGEST_STATE).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    void read() {
        consumer.poll(Duration.ofMillis(20)).forEach(this::take);
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.topic().equals(Topics.INGEST_STATE)) {
            seen.add(record.key());
            return;
        }
        EventSerde<SourceEvent> serde = record.topic().equals(Topics.NEWS) ? news : ticks;
        SourceEvent event = serde.deserialize(record.topic(), record.headers(), record.value());
        if (event instanceof NewsItem item) {
            seen.add(item.id());
        } else if (event instanceof Trade trade) {
            seen.add(trade.symbol() + "#" + trade.tradeId());
        } else if (event instanceof TradeBatch batch) {
            batch.trades().forEach(trade -> seen.add(trade.symbol() + "#" + trade.tradeId()));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}

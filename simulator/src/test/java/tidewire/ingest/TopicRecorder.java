package tidewire.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tidewire.events.ClockMarker;
import tidewire.events.EventSerde;
import tidewire.events.NewsItem;
import tidewire.events.SourceEvent;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.events.TradeBatch;

/** Kafka's in-memory producer that reads back what it is given instead of keeping millions of records. */
final class TopicRecorder extends MockProducer<String, byte[]> {
    private final EventSerde<SourceEvent> newsSerde = EventSerde.news();
    private final EventSerde<SourceEvent> ticksSerde = EventSerde.ticks();
    final List<NewsItem> news = new ArrayList<>();
    final Map<String, Long> trades = new LinkedHashMap<>();
    /** By topic: there is one ingestor. */
    final Map<String, Instant> lastMarkers = new HashMap<>();

    final List<String> outOfOrder = new ArrayList<>();
    long deadLetters;

    TopicRecorder() {
        super(
                Cluster.empty()
                        .withPartitions(Map.of(
                                new TopicPartition(Topics.NEWS, 0),
                                new PartitionInfo(Topics.NEWS, 0, null, null, null),
                                new TopicPartition(Topics.TICKS, 0),
                                new PartitionInfo(Topics.TICKS, 0, null, null, null))),
                true,
                null,
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
        read(record);
        RecordMetadata metadata = new RecordMetadata(new TopicPartition(record.topic(), 0), 0, 0, 0, 0, 0);
        callback.onCompletion(metadata, null);
        return CompletableFuture.completedFuture(metadata);
    }

    private synchronized void read(ProducerRecord<String, byte[]> record) {
        if (record.topic().equals(Topics.deadLetters("ingest"))) {
            deadLetters++;
            return;
        }
        if (!record.topic().equals(Topics.NEWS) && !record.topic().equals(Topics.TICKS)) {
            return;
        }
        EventSerde<SourceEvent> serde = record.topic().equals(Topics.NEWS) ? newsSerde : ticksSerde;
        SourceEvent event = serde.deserialize(record.topic(), record.headers(), record.value());
        if (event instanceof ClockMarker marker) {
            lastMarkers.put(record.topic(), marker.observed());
            return;
        }
        Instant marked = lastMarkers.get(record.topic());
        if (marked != null && event.observed().isBefore(marked)) {
            outOfOrder.add(event.eventId() + " after marker " + marked);
        }
        if (event instanceof NewsItem item) {
            news.add(item);
        } else if (event instanceof TradeBatch batch) {
            trades.merge(batch.symbol(), (long) batch.trades().size(), Long::sum);
        } else if (event instanceof Trade trade) {
            trades.merge(trade.symbol(), 1L, Long::sum);
        }
    }
}

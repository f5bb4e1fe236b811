package tidewire.app.demo;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tidewire.app.output.LastRecords;
import tidewire.events.EventSerde;
import tidewire.events.SourceStatus;
import tidewire.events.SourceStatus.State;
import tidewire.events.Topics;

/** Says of every source of a sample that it has nothing more to give, and that this is no fault. */
final class SampleEnd {
    private SampleEnd() {}

    /** @param client Kafka client properties; the ingestors have stopped, or they would say otherwise again */
    static void tell(Map<String, Object> client, Instant end) {
        EventSerde<SourceStatus> serde = EventSerde.of(SourceStatus.class);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(new HashMap<>(client), new StringSerializer(), new ByteArraySerializer())) {
            LastRecords.read(client, Topics.SOURCES, SourceStatus.class, SourceStatus::source).stream()
                    .map(last -> ended(last, end))
                    .forEach(status -> {
                        RecordHeaders headers = new RecordHeaders();
                        byte[] value = serde.serialize(Topics.SOURCES, headers, status);
                        producer.send(new ProducerRecord<>(
                                Topics.SOURCES, null, end.toEpochMilli(), status.source(), value, headers));
                    });
        }
    }

    private static SourceStatus ended(SourceStatus last, Instant end) {
        return new SourceStatus(
                last.source(),
                last.ingestor(),
                State.STOPPED,
                end,
                end,
                "the sample has ended",
                0,
                last.lastAsked(),
                last.lastItem(),
                null,
                last.delivered());
    }
}

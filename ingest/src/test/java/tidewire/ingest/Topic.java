package tidewire.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tidewire.events.ClockMarker;
import tidewire.events.DeadLetter;
import tidewire.events.EventSerde;
import tidewire.events.SourceEvent;
import tidewire.events.Topics;

/** Kafka's in-memory producer with two partitions a topic, and what was sent with it. */
public final class Topic {
    private Topic() {}

    /** The ingestors of a configuration, publishing into that producer. */
    public static Ingest ingest(
            IngestConfig config, MockProducer<String, byte[]> into, MeterRegistry meters, ProgressListener listener) {
        return ingest(config, into, IngestState.NONE, meters, listener);
    }

    /** After a restart. */
    public static Ingest ingest(
            IngestConfig config,
            MockProducer<String, byte[]> into,
            IngestState state,
            MeterRegistry meters,
            ProgressListener listener) {
        return new Ingest(config, into, state, meters, listener, InstantSource.system(), false);
    }

    /** What an ingestor that starts now would find of what has been written. */
    public static IngestState state(MockProducer<String, byte[]> producer) {
        return state(producer.history());
    }

    /** What an ingestor that starts now would find if these records had been written. */
    public static IngestState state(List<ProducerRecord<String, byte[]>> records) {
        Map<String, byte[]> values = new HashMap<>();
        for (ProducerRecord<String, byte[]> record : records) {
            if (record.topic().equals(Topics.INGEST_STATE)) {
                if (record.value() == null) {
                    values.remove(record.key());
                } else {
                    values.put(record.key(), record.value());
                }
            }
        }
        return new IngestState(values);
    }

    public static MockProducer<String, byte[]> producer(boolean acknowledgeAtOnce) {
        return new MockProducer<>(
                cluster(), acknowledgeAtOnce, null, new StringSerializer(), new ByteArraySerializer());
    }

    static Cluster cluster() {
        Map<TopicPartition, PartitionInfo> partitions = new HashMap<>();
        for (String topic : Topics.all()) {
            for (int i = 0; i < 2; i++) {
                partitions.put(new TopicPartition(topic, i), new PartitionInfo(topic, i, null, null, null));
            }
        }
        return Cluster.empty().withPartitions(partitions);
    }

    /** Events sent so far, markers among them once per partition. */
    public static List<SourceEvent> events(MockProducer<String, byte[]> producer, String topic) {
        EventSerde<SourceEvent> serde = topic.equals(Topics.NEWS) ? EventSerde.news() : EventSerde.ticks();
        List<SourceEvent> events = new ArrayList<>();
        for (ProducerRecord<String, byte[]> record : producer.history()) {
            if (record.topic().equals(topic)) {
                SourceEvent event = Objects.requireNonNull(serde.deserialize(topic, record.headers(), record.value()));
                if (record.timestamp() != event.eventTime().toEpochMilli()) {
                    throw new AssertionError("record timestamp is not the event time: " + record);
                }
                events.add(event);
            }
        }
        return events;
    }

    /** Events that are no markers. */
    public static List<SourceEvent> data(MockProducer<String, byte[]> producer, String topic) {
        return events(producer, topic).stream()
                .filter(event -> !(event instanceof ClockMarker))
                .toList();
    }

    /** Times of the markers in one partition. */
    public static List<Instant> markers(MockProducer<String, byte[]> producer, String topic, int partition) {
        EventSerde<SourceEvent> serde = EventSerde.news();
        List<Instant> times = new ArrayList<>();
        for (ProducerRecord<String, byte[]> record : producer.history()) {
            if (record.topic().equals(topic) && Objects.equals(record.partition(), partition)) {
                times.add(((ClockMarker) serde.deserialize(topic, record.headers(), record.value())).observed());
            }
        }
        return times;
    }

    /** Reasons of the dead letters. */
    public static List<String> deadLetters(MockProducer<String, byte[]> producer) {
        return producer.history().stream()
                .filter(record -> record.topic().equals(Topics.deadLetters("ingest")))
                .map(record -> new String(
                        record.headers().lastHeader(DeadLetter.REASON).value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** What was set aside, as text. */
    public static List<String> deadLetterTexts(MockProducer<String, byte[]> producer) {
        return producer.history().stream()
                .filter(record -> record.topic().equals(Topics.deadLetters("ingest")))
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** Waits for something that another thread does; fails after half a minute. */
    public static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not happen: " + what);
            }
            Thread.sleep(2);
        }
    }
}

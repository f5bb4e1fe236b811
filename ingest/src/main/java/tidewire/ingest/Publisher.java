package tidewire.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.ClockMarker;
import tidewire.events.DeadLetter;
import tidewire.events.EventSerde;
import tidewire.events.LetterParts;
import tidewire.events.SourceEvent;
import tidewire.events.SourceStatus;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.events.TradeBatch;

/**
 * The way into Kafka. One idempotent producer, so that a marker sent after data stands after it in every partition,
 * whatever is retried in between. A broker that goes away is waited for: {@link Batch#send} blocks when the buffer is
 * full, which is how Kafka's pace reaches the sources.
 */
public final class Publisher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Publisher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final EventSerde<SourceStatus> STATUS = EventSerde.of(SourceStatus.class);
    private static final int MAX_RAW_BYTES = 64 << 10;
    /** Of the log, a minute and source, on what is set aside. */
    private static final int MOST_LINES = 20;

    private final Producer<String, byte[]> producer;
    private final EventSerde<SourceEvent> serde;
    private final MeterRegistry meters;
    private final AtomicLong outstanding = new AtomicLong();
    private volatile long waitingSince = System.nanoTime();
    /** What Kafka last refused, by topic, until it takes something again. */
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    /** Sources whose trades were sent since somebody last asked. */
    private final Set<String> traded = ConcurrentHashMap.newKeySet();

    private final Map<String, Minute> said = new ConcurrentHashMap<>();

    public Publisher(Producer<String, byte[]> producer, MeterRegistry meters) {
        this.producer = producer;
        this.serde = EventSerde.news();
        this.meters = meters;
    }

    /** A producer that never gives up by itself and never changes the order. */
    public static Producer<String, byte[]> producer(Map<String, Object> kafkaProps) {
        return new KafkaProducer<>(settings(kafkaProps), new StringSerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> settings(Map<String, Object> kafkaProps) {
        Map<String, Object> props = new HashMap<>();
        props.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        props.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        props.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        props.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        props.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE);
        props.putAll(kafkaProps);
        props.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        props.put(ProducerConfig.ACKS_CONFIG, "all");
        // A new topic may refuse a first batch for a moment and take the second: the first is then out of order, for as
        // long as it is tried.
        props.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        return props;
    }

    /** Records that are acknowledged together. Used by one thread at a time. */
    public Batch batch(String source) {
        return new Batch(source);
    }

    /** Why nothing would get through now. */
    public Optional<String> problem() {
        Optional<String> failed = failures.values().stream().findFirst();
        if (failed.isPresent()) {
            return failed;
        }
        Duration waiting = Duration.ofNanos(System.nanoTime() - waitingSince);
        return outstanding.get() > 0 && waiting.compareTo(PATIENCE) > 0
                ? Optional.of("Kafka has acknowledged nothing for " + waiting.toSeconds() + " s; still trying")
                : Optional.empty();
    }

    /** Sources whose trades were sent since this was last asked, in order. */
    public Set<String> traded() {
        Set<String> told = new TreeSet<>(traded);
        traded.removeAll(told);
        return told;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    /** What a source sent and could not be used, counted from zero on. */
    Counter letters(String source) {
        return meters.counter("tidewire.ingest.dead.letters", "source", source);
    }

    private record Minute(long number, int lines) {}

    /** A source that sends nothing else must not fill the log: the topic has all of it. */
    private void say(String source, String reason) {
        long number = System.nanoTime() / Duration.ofMinutes(1).toNanos();
        int lines = said.merge(
                        source,
                        new Minute(number, 1),
                        (before, one) -> before.number() == number ? new Minute(number, before.lines() + 1) : one)
                .lines();
        if (lines <= MOST_LINES) {
            log.warn("{}: set aside: {}", source, reason);
        } else if (lines == MOST_LINES + 1) {
            log.warn("{}: more is set aside: see {}", source, Topics.deadLetters("ingest"));
        }
    }

    public final class Batch {
        private final String source;
        private final AtomicLong pending = new AtomicLong(1);
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final AtomicReference<@Nullable Exception> error = new AtomicReference<>();

        private Batch(String source) {
            this.source = source;
        }

        /** Sends a record by its key; one too large for Kafka goes to the dead letters. */
        public void send(String topic, String key, SourceEvent event) {
            RecordHeaders headers = new RecordHeaders();
            byte[] value = serde.serialize(topic, headers, event);
            long timestamp = event.eventTime().toEpochMilli();
            send(new ProducerRecord<>(topic, null, timestamp, key, value, headers));
            if (event instanceof Trade || event instanceof TradeBatch) {
                traded.add(event.source());
            }
        }

        /** Sends a marker to every partition of the topic. */
        public void marker(String topic, ClockMarker marker) {
            long timestamp = marker.observed().toEpochMilli();
            for (PartitionInfo partition : partitions(topic)) {
                RecordHeaders headers = new RecordHeaders();
                byte[] value = serde.serialize(topic, headers, marker);
                send(new ProducerRecord<>(topic, partition.partition(), timestamp, marker.ingestor(), value, headers));
            }
        }

        /** Remembers a value under a key for {@link IngestState}; null forgets it. */
        public void state(String key, byte @Nullable [] value) {
            send(new ProducerRecord<>(Topics.INGEST_STATE, key, value));
        }

        /** Tells how a source is doing. */
        public void status(SourceStatus status) {
            RecordHeaders headers = new RecordHeaders();
            byte[] value = STATUS.serialize(Topics.SOURCES, headers, status);
            long timestamp = status.told().toEpochMilli();
            send(new ProducerRecord<>(Topics.SOURCES, null, timestamp, status.source(), value, headers));
        }

        private List<PartitionInfo> partitions(String topic) {
            begun();
            try {
                return producer.partitionsFor(topic);
            } finally {
                outstanding.decrementAndGet();
            }
        }

        private void begun() {
            if (outstanding.getAndIncrement() == 0) {
                waitingSince = System.nanoTime();
            }
        }

        /** Sets aside what cannot be used, cut to 64 KiB, with the reason in the headers. */
        public void deadLetter(String reason, byte[] raw) {
            letters(source).increment();
            String said = LetterParts.reason(reason);
            say(source, said);
            LetterParts parts = LetterParts.of(null, raw, null, MAX_RAW_BYTES);
            parts.put(DeadLetter.REASON, said);
            parts.put(DeadLetter.STAGE, "ingest");
            parts.put(DeadLetter.SOURCE, source);
            send(new ProducerRecord<>(
                    Topics.deadLetters("ingest"), null, null, source, parts.value(), parts.headers()));
        }

        private void send(ProducerRecord<String, byte[]> record) {
            pending.incrementAndGet();
            begun();
            try {
                producer.send(record, (metadata, thrown) -> sent(record, thrown));
            } catch (RuntimeException e) {
                sent(record, e);
            }
        }

        private void sent(ProducerRecord<String, byte[]> record, @Nullable Exception thrown) {
            outstanding.decrementAndGet();
            waitingSince = System.nanoTime();
            boolean dead = record.topic().equals(Topics.deadLetters("ingest"));
            if (thrown instanceof RecordTooLargeException && !dead) {
                // Not from this thread: it may be the producer's own, which must not wait for metadata.
                pending.incrementAndGet();
                CompletableFuture.runAsync(
                                () -> deadLetter("too large for Kafka: " + thrown.getMessage(), record.value()))
                        .whenComplete((ok, e) -> complete());
            } else if (thrown != null) {
                refused(record.topic(), thrown);
                error.compareAndSet(null, thrown);
            } else {
                failures.remove(record.topic());
            }
            complete();
        }

        /** Said once, however often it is tried. */
        private void refused(String topic, Exception thrown) {
            String reason = thrown instanceof InvalidTimestampException
                    ? "Kafka takes nothing from here: the clock of this machine is ahead of the broker's by more than "
                            + SourceEvent.MOST_AHEAD.toSeconds() + " s. Set it."
                    : "Kafka refused a record for " + topic + ": " + thrown.getMessage();
            if (!failures.containsValue(reason)) {
                log.error("{}", reason);
            }
            failures.put(topic, reason);
        }

        /** No more records follow: completes when Kafka has acknowledged all, exceptionally when it refused one. */
        public CompletableFuture<Void> acknowledged() {
            complete();
            return done;
        }

        private void complete() {
            if (pending.decrementAndGet() == 0) {
                Exception failed = error.get();
                if (failed == null) {
                    done.complete(null);
                } else {
                    done.completeExceptionally(failed);
                }
            }
        }
    }
}
